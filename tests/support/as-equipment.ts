import type { TestServer } from './use-server.ts';

/** The headers of an offer. */
export const SDP = { 'content-type': 'application/sdp' };
/** The headers of a fragment: candidates, or new credentials of ICE. */
export const FRAGMENT = { 'content-type': 'application/trickle-ice-sdpfrag' };

/** Asks a server as equipment does: no cookie, no origin. */
export function asEquipment(server: Pick<TestServer, 'url'>) {
  return (
    method: string,
    path: string,
    {
      token,
      body,
      headers,
    }: { token?: string; body?: string; headers?: Record<string, string> } = {},
  ) =>
    fetch(new URL(path, server.url), {
      method,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
      ...(body === undefined ? {} : { body }),
    });
}

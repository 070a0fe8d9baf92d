import { DevicePulse } from '#contract/http/devices.ts';
import type { TestServer } from './use-server.ts';

/** A room's machine under test: keeps its cookies as a browser does. */
export type Machine = ReturnType<typeof aMachine>;

/** Makes a machine that has never been here. */
export function aMachine(server: Pick<TestServer, 'browser'>) {
  const cookies = new Map<string, string>();
  const setCookies: string[] = [];
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  async function send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const own = { 'user-agent': 'May thu', ...headers };
    const answer = await server.browser(cookie()).send(method, path, body, own);
    for (const set of answer.headers.getSetCookie()) {
      setCookies.push(set);
      const [pair = ''] = set.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }

  return {
    send,
    /** All cookies that it was given, with their flags. */
    setCookies,
    get cookie() {
      return cookie();
    },
    cookieOf: (name: string) => cookies.get(name) ?? '',
    /** The code that its screen shows. */
    async ask(): Promise<string> {
      const answer = await send('POST', '/api/device/pairing');
      if (!answer.ok) throw new Error(await answer.text());
      return ((await answer.json()) as { code: string }).code;
    },
    /** What the server says to it. */
    async pulse(report: unknown = null, isIdle = true): Promise<DevicePulse> {
      const answer = await send('POST', '/api/device/pulse', { report, isIdle });
      if (!answer.ok) throw new Error(await answer.text());
      return DevicePulse.parse(await answer.json());
    },
  };
}

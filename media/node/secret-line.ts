import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type TLSSocket } from 'node:tls';

/**
 * TLS with a key that both ends know beforehand (TLS-PSK) instead of certificates: who does not know the secret is not spoken with,
 * and nobody on the way reads what passes, the keys of pipes among it. Node's PSK is TLS 1.2 alone; the suite is forward secret.
 */
const TLS = {
  ciphers: 'ECDHE-PSK-CHACHA20-POLY1305',
  minVersion: 'TLSv1.2',
  maxVersion: 'TLSv1.2',
} as const;

const IDENTITY = 'nghi-su';
const CONNECT_MS = 2_000;

/** Where a line can be reached. */
export type LineAddress = { host: string; port: number };

/** A port that takes lines of those who know the secret. */
export type SecretPort = { port: number; close(): void };

/** Listens for lines; `opened` gets each whose other end knows the secret. */
export async function listenForLines(
  { host, port }: LineAddress,
  secret: string,
  opened: (line: TLSSocket) => void,
): Promise<SecretPort> {
  const psk = keyOf(secret);
  const lines = new Set<TLSSocket>();
  const server = createServer(
    { ...TLS, pskCallback: (_, identity) => (identity === IDENTITY ? psk : null) },
    (line) => {
      lines.add(line);
      line.once('close', () => lines.delete(line));
      line.setNoDelay(true);
      opened(line);
    },
  );
  // Who does not know the secret, or speaks something else, is no event for anybody.
  server.on('tlsClientError', (_, line) => line.destroy());
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, listening);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      for (const line of lines) line.destroy();
    },
  };
}

/** Opens a line; rejects when nobody answers within two seconds, or the other end does not know the secret. */
export function openLine({ host, port }: LineAddress, secret: string): Promise<TLSSocket> {
  const psk = keyOf(secret);
  return new Promise((opened, failed) => {
    const line = connect({
      host,
      port,
      ...TLS,
      checkServerIdentity: () => undefined,
      pskCallback: () => ({ identity: IDENTITY, psk }),
    });
    line.setNoDelay(true);
    line.setTimeout(CONNECT_MS, () => line.destroy(new Error('no answer in time')));
    line.once('error', failed);
    line.once('secureConnect', () => {
      line.setTimeout(0);
      line.off('error', failed);
      opened(line);
    });
  });
}

function keyOf(secret: string): Buffer {
  return createHash('sha256').update(`nghi-su media node\n${secret}`).digest();
}

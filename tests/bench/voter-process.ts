import { once } from 'node:events';
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { nowMs } from './raw-socket.ts';

/** One voter's ballot: whose session, the path it is posted to, and its body as JSON. */
export type VoterPaper = { cookie: string; path: string; body: string };

/** What a process of voters is told: first its ballots, for which it opens and warms a connection each, then to cast them all. */
export type VoterOrder = { kind: 'prepare'; url: string; papers: VoterPaper[] } | { kind: 'cast' };

/** What it reports: `ready` once all are connected, then how long each waited for its answer, in milliseconds. */
export type VoterReport = { kind: 'ready' } | { kind: 'answered'; waitedMs: number[] };

/** Runs in a process of its own: many voters on bare sockets, who cast at the same moment. */
process.once('message', (order: VoterOrder) => void vote(order));

async function vote(order: VoterOrder): Promise<void> {
  if (order.kind !== 'prepare') throw new Error('There is nothing to cast yet.');
  const url = new URL(order.url);
  const voters = await Promise.all(
    order.papers.map(async ({ cookie, path, body }) => {
      const socket = await connected(url);
      const head = [`Host: ${url.host}`, `Origin: ${url.origin}`, `Cookie: ${cookie}`];
      await answered(socket, request('GET', '/api/me', head, ''));
      return { socket, post: request('POST', path, head, body) };
    }),
  );
  report({ kind: 'ready' });
  await once(process, 'message');
  const started = nowMs();
  const waitedMs = await Promise.all(
    voters.map(async ({ socket, post }) => {
      const answer = await answered(socket, post);
      if (!answer.startsWith('HTTP/1.1 200')) throw new Error(`A ballot was answered: ${answer}`);
      return nowMs() - started;
    }),
  );
  report({ kind: 'answered', waitedMs });
  for (const { socket } of voters) socket.destroy();
  process.disconnect();
}

async function connected(url: URL): Promise<Socket> {
  const address = { host: url.hostname, port: Number(url.port) };
  const isTls = url.protocol === 'https:';
  const socket = isTls
    ? connectTls({ ...address, rejectUnauthorized: false })
    : connectPlain(address);
  await once(socket, isTls ? 'secureConnect' : 'connect');
  return socket.setNoDelay(true);
}

function request(method: string, path: string, head: string[], body: string): string {
  const content = body
    ? ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`]
    : [];
  return [`${method} ${path} HTTP/1.1`, ...head, ...content, '', body].join('\r\n');
}

/** Sends a request and resolves with its whole answer. */
function answered(socket: Socket, text: string): Promise<string> {
  return new Promise((done, failed) => {
    let answer = '';
    const take = (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      const head = answer.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(answer)?.[1] ?? 0);
      if (head < 0 || answer.length < head + 4 + length) return;
      socket.off('data', take);
      done(answer);
    };
    socket.on('data', take);
    socket.once('error', failed);
    socket.write(text);
  });
}

function report(message: VoterReport): void {
  process.send?.(message);
}

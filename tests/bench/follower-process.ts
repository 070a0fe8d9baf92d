import { LIVE_PROTOCOL } from '#contract/live/wire.ts';
import { nowMs, openRawSocket, type RawSocket } from './raw-socket.ts';

/** What a follower process is told: where to connect, as whom, and by which text it knows a page turn. */
export type FollowOrder = {
  url: string;
  meetingId: string | null;
  cookies: string[];
  marker: string;
};

/**
 * What it reports: `ready` once all have entered; for each page seen the times it came in, one per follower; and, asked to come
 * back, how long each took to connect and enter again, in milliseconds.
 */
export type FollowReport =
  | { kind: 'ready' }
  | { kind: 'arrivals'; page: number; atMs: number[] }
  | { kind: 'back'; tookMs: number[] };

/** Runs in a process of its own: many followers on bare sockets, reporting when each page turn reached them. */
process.once('message', (order: FollowOrder) => void follow(order));

async function follow({ url, meetingId, cookies, marker }: FollowOrder): Promise<void> {
  const arrivals = new Map<number, number[]>();
  const pageOf = /"page":(\d+)/;
  const notice = (packet: string, atMs: number) => {
    if (!packet.includes(marker)) return;
    const page = Number(pageOf.exec(packet)?.[1]);
    const times = arrivals.get(page) ?? [];
    times.push(atMs);
    arrivals.set(page, times);
    if (times.length === cookies.length) report({ kind: 'arrivals', page, atMs: times });
  };
  const enter = async (cookie: string): Promise<RawSocket> => {
    const socket = await openRawSocket(url, cookie, notice);
    if (!meetingId) return socket;
    const answer = await socket.ask('enter', { protocol: LIVE_PROTOCOL, meetingId, seq: 0 });
    if (!(answer as { ok: boolean }).ok) throw new Error(`Not let in: ${JSON.stringify(answer)}`);
    return socket;
  };
  let sockets: RawSocket[] = [];
  for (const cookie of cookies) sockets.push(await enter(cookie));
  const comeBack = async () => {
    for (const socket of sockets) socket.close();
    const started = nowMs();
    const back = await Promise.all(
      cookies.map(async (cookie) => ({ socket: await enter(cookie), tookMs: nowMs() - started })),
    );
    sockets = back.map(({ socket }) => socket);
    report({ kind: 'back', tookMs: back.map(({ tookMs }) => tookMs) });
  };
  process.on('message', () => void comeBack());
  process.once('disconnect', () => {
    for (const socket of sockets) socket.close();
    process.exit(0);
  });
  report({ kind: 'ready' });
}

function report(message: FollowReport): void {
  process.send?.(message);
}

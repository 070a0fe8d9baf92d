import { LIVE_PROTOCOL } from '#contract/live/wire.ts';
import { openRawSocket, type RawSocket } from './raw-socket.ts';

/** What a follower process is told: where to connect, as whom, and by which text it knows a page turn. */
export type FollowOrder = {
  url: string;
  meetingId: string | null;
  cookies: string[];
  marker: string;
};

/** What it reports: `ready` once all have entered, then for each page seen the times it came in, one per follower. */
export type FollowReport = { kind: 'ready' } | { kind: 'arrivals'; page: number; atMs: number[] };

/** Runs in a process of its own: many followers on bare sockets, reporting when each page turn reached them. */
process.once('message', (order: FollowOrder) => void follow(order));

async function follow({ url, meetingId, cookies, marker }: FollowOrder): Promise<void> {
  const arrivals = new Map<number, number[]>();
  const pageOf = /"page":(\d+)/;
  const sockets: RawSocket[] = [];
  for (const cookie of cookies) {
    const socket = await openRawSocket(url, cookie, (packet, atMs) => {
      if (!packet.includes(marker)) return;
      const page = Number(pageOf.exec(packet)?.[1]);
      const times = arrivals.get(page) ?? [];
      times.push(atMs);
      arrivals.set(page, times);
      if (times.length === cookies.length) report({ kind: 'arrivals', page, atMs: times });
    });
    if (meetingId) {
      const answer = await socket.ask('enter', { protocol: LIVE_PROTOCOL, meetingId, seq: 0 });
      if (!(answer as { ok: boolean }).ok) throw new Error(`Not let in: ${JSON.stringify(answer)}`);
    }
    sockets.push(socket);
  }
  process.once('disconnect', () => {
    for (const socket of sockets) socket.close();
    process.exit(0);
  });
  report({ kind: 'ready' });
}

function report(message: FollowReport): void {
  process.send?.(message);
}

import { randomUUID } from 'node:crypto';
import { LIVE_PROTOCOL } from '#contract/live/wire.ts';
import type { Crowd } from './crowd.ts';
import { startFollowers } from './followers.ts';
import type { Product } from './product.ts';
import { nowMs, openRawSocket } from './raw-socket.ts';

/** What turning pages before followers costs; times in milliseconds. */
export type PageTurns = {
  /** Until stored and acknowledged. */
  storedMs: number[];
  /** Until received, one per follower and turn. */
  receivedMs: number[];
  /** Processor time of the server for all turns. */
  cpuMs: number;
  /** Until each follower was in again, after all lost the line at once. */
  backMs: number[];
  /** The packet that a turn sends. */
  packet: string;
  rssMegabytes: number;
};

/** Turns pages one after the other while so many followers listen, then has all of them come back at once. */
export async function measurePageTurns(
  product: Product,
  crowd: Crowd,
  followers: number,
  turns: number,
): Promise<PageTurns> {
  const { url } = product;
  const { meetingId, versionId } = crowd;
  let packet = '';
  const chair = await openRawSocket(url, crowd.chairCookie, (text) => {
    if (text.includes('presentation.turned')) packet = text;
  });
  await chair.ask('enter', { protocol: LIVE_PROTOCOL, meetingId, seq: 0 });
  const crowdSockets = await startFollowers({
    url,
    meetingId,
    cookies: crowd.cookies.slice(0, followers),
    marker: 'presentation.turned',
  });
  const storedMs: number[] = [];
  const receivedMs: number[] = [];
  const cpuBefore = product.cpuMs();
  const first = 2 + (Math.floor(nowMs()) % 900);
  for (let turn = 0; turn < turns; turn += 1) {
    const page = first + turn;
    const sent = nowMs();
    const input = { versionId, page };
    const answer = await chair.ask('command', {
      meetingId,
      commandId: randomUUID(),
      name: 'presentation.turnTo',
      input,
    });
    if (!(answer as { ok: boolean }).ok) throw new Error(`Refused: ${JSON.stringify(answer)}`);
    storedMs.push(nowMs() - sent);
    for (const at of await crowdSockets.arrivals(page)) receivedMs.push(at - sent);
    await new Promise((next) => setTimeout(next, 60));
  }
  const cpuMs = product.cpuMs() - cpuBefore;
  const rssMegabytes = product.rssMegabytes();
  const backMs = await crowdSockets.comeBack();
  crowdSockets.close();
  chair.close();
  return { storedMs, receivedMs, cpuMs, backMs, packet, rssMegabytes };
}

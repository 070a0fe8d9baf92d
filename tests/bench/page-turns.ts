import { randomUUID } from 'node:crypto';
import { LIVE_PROTOCOL } from '#contract/live/wire.ts';
import type { Crowd } from './crowd.ts';
import { startFollowers } from './followers.ts';
import { nowMs, openRawSocket } from './raw-socket.ts';

/** Milliseconds until stored and acknowledged, until received (one per follower and turn), and the packet that was sent. */
export type PageTurns = { storedMs: number[]; receivedMs: number[]; packet: string };

/** Turns pages one after the other while so many followers listen. `whileConnected` runs before the followers leave. */
export async function measurePageTurns(
  url: string,
  crowd: Crowd,
  followers: number,
  turns: number,
  whileConnected: () => void,
): Promise<PageTurns> {
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
  whileConnected();
  crowdSockets.close();
  chair.close();
  return { storedMs, receivedMs, packet };
}

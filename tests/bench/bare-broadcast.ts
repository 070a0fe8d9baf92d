import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startFollowers } from './followers.ts';
import { cpuMsOf } from './product.ts';
import { nowMs, openRawSocket } from './raw-socket.ts';

/** The bare limit of `PageTurns`, times in milliseconds. */
export type BareBroadcast = { receivedMs: number[]; cpuMs: number; backMs: number[] };

/** Sends the same packet through a bare Socket.IO server until each follower has it, then has all of them connect anew at once. */
export async function measureBareBroadcast(
  packet: string,
  followers: number,
  turns: number,
): Promise<BareBroadcast> {
  const server = fork(join(import.meta.dirname, 'bare-broadcast-server.ts'));
  const [port] = (await once(server, 'message')) as [number];
  const url = `http://127.0.0.1:${port}`;
  const cookies = Array.from({ length: followers }, () => '');
  const crowd = await startFollowers({
    url,
    meetingId: null,
    cookies,
    marker: 'presentation.turned',
  });
  const sender = await openRawSocket(url, '', () => undefined);
  const [, frame] = JSON.parse(packet.slice(2)) as [string, unknown];
  const text = JSON.stringify(frame);
  const receivedMs: number[] = [];
  const cpuBefore = cpuMsOf(server.pid);
  for (let turn = 0; turn < turns; turn += 1) {
    const page = 10_000 + turn;
    const sent = nowMs();
    await sender.ask('turn', JSON.parse(text.replace(/"page":\d+/, `"page":${page}`)));
    for (const at of await crowd.arrivals(page)) receivedMs.push(at - sent);
    await new Promise((next) => setTimeout(next, 60));
  }
  const cpuMs = cpuMsOf(server.pid) - cpuBefore;
  const backMs = await crowd.comeBack();
  crowd.close();
  sender.close();
  server.disconnect();
  return { receivedMs, cpuMs, backMs };
}

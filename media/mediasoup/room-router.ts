import type { types } from 'mediasoup';
import { within } from '#media/within.ts';
import { routerCodecs } from './codecs.ts';
import { type SpeakingListener, SpeakingObserver } from './speaking.ts';
import type { SfuWorker } from './worker-slot.ts';

/** How long a peer waits for the next worker before it is told to try again. */
const WORKER_WAIT_MS = 5_000;

/** What a room has of its worker: a router, the ports of the transports, and who listens to its voices. */
export type RoomRouter = {
  router: types.Router;
  webRtcServer: types.WebRtcServer;
  speaking: SpeakingObserver;
};

/** Opens a router for one room on a worker. It ends with the worker. */
export async function openRoomRouter(
  { worker, webRtcServer }: SfuWorker,
  listener: SpeakingListener,
): Promise<RoomRouter> {
  const router = await worker.createRouter({ mediaCodecs: routerCodecs });
  return { router, webRtcServer, speaking: await SpeakingObserver.open(router, listener) };
}

/** The router that opens now; throws `unavailable` when that takes too long for who waits. */
export function routerInTime(opening: Promise<RoomRouter>): Promise<RoomRouter> {
  return within(WORKER_WAIT_MS, opening, 'no worker in time');
}

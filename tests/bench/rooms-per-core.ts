import { setTimeout as sleep } from 'node:timers/promises';
import type { Generator, RemotePeer } from './rtp/generator.ts';
import { fillProductRoom, letTwoSpeak, many, site } from './rtp/load-room.ts';
import { lostShare, type Measured, measureFor, workerShare } from './rtp/measured-window.ts';
import { startProductSfu } from './rtp/product-sfu.ts';
import { gallery, layOut } from './rtp/room-layouts.ts';

/** Rooms on one worker with what was seen, and who could do no more after the last: nobody when `most` was reached. */
export type RoomsPerCore = {
  steps: { rooms: number; measured: Measured }[];
  limit: 'worker' | 'generator' | 'nobody';
};

const SITES = 14;
const SETTLE_S = 4;
const WINDOW_S = 8;
/** Receivers may lose this share. */
const MOST_LOST = 0.001;
/** A generator that sends less than this share of what the first room's pace promises does not hold its pace. */
const LEAST_PACE = 0.98;

/** Adds rooms of 14 sites in a gallery, one after the other, until receivers lose packets or the generator can do no more. */
export async function measureRoomsPerCore(
  generator: Generator,
  most: number,
): Promise<RoomsPerCore> {
  const product = await startProductSfu();
  const all: RemotePeer[] = [];
  const steps: RoomsPerCore['steps'] = [];
  let pace: number | null = null;
  try {
    for (let rooms = 1; rooms <= most; rooms += 1) {
      const kinds = many(SITES, site(false));
      const peers = await fillProductRoom(product, `phong-${rooms}`, generator, kinds);
      all.push(...peers);
      await layOut(peers, gallery);
      await letTwoSpeak(peers);
      await generator.setSending(peers, true);
      await sleep(SETTLE_S * 1000);
      const measured = await measureFor(WINDOW_S, generator, all, product);
      steps.push({ rooms, measured });
      const sentARoom = measured.sentPackets / measured.seconds / rooms;
      pace ??= sentARoom;
      const ownLoss = measured.dropped / Math.max(1, measured.packets);
      if (sentARoom < pace * LEAST_PACE || ownLoss > MOST_LOST)
        return { steps, limit: workerShare(measured) > 0.95 ? 'worker' : 'generator' };
      if (lostShare(measured) > MOST_LOST) return { steps, limit: 'worker' };
    }
    return { steps, limit: 'nobody' };
  } finally {
    await generator.leave(all);
    await product.engine.close();
  }
}

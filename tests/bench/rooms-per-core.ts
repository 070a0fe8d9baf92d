import type { Generator, RemotePeer } from './rtp/generator.ts';
import { fillProductRoom, letTwoSpeak, many, site } from './rtp/load-room.ts';
import {
  lostShare,
  type Measured,
  measureFor,
  untilSteady,
  workerShare,
} from './rtp/measured-window.ts';
import { startProductSfu } from './rtp/product-sfu.ts';
import { gallery, layOut } from './rtp/room-layouts.ts';

/** Rooms on one worker with what was seen, and who could do no more at the last: `machine` when neither the worker nor the generator was at its end, `nobody` when `most` was reached. */
export type RoomsPerCore = {
  steps: { rooms: number; measured: Measured }[];
  limit: 'worker' | 'generator' | 'machine' | 'nobody';
};

const SITES = 14;
const WINDOW_S = 8;
/** Receivers may lose this share. */
const MOST_LOST = 0.001;
/** A worker that takes this share of a core has hardly a moment left. */
const TAKEN_UP = 0.85;

/** Adds rooms of 14 sites in a gallery, one after the other, until receivers lose packets or the generator can do no more. */
export async function measureRoomsPerCore(
  generator: Generator,
  most: number,
): Promise<RoomsPerCore> {
  const product = await startProductSfu();
  const all: RemotePeer[] = [];
  const steps: RoomsPerCore['steps'] = [];
  try {
    for (let rooms = 1; rooms <= most; rooms += 1) {
      const kinds = many(SITES, site(false));
      const peers = await fillProductRoom(product, `phong-${rooms}`, generator, kinds);
      all.push(...peers);
      await layOut(peers, gallery);
      await letTwoSpeak(peers);
      await generator.setSending(peers, true);
      await untilSteady(generator, all, SITES - 1);
      const measured = await measureFor(WINDOW_S, generator, all, product);
      steps.push({ rooms, measured });
      const ownLoss = measured.dropped / Math.max(1, measured.packets);
      if (measured.skipped > 0 || ownLoss > MOST_LOST) return { steps, limit: 'generator' };
      if (lostShare(measured) > MOST_LOST)
        return { steps, limit: workerShare(measured) > TAKEN_UP ? 'worker' : 'machine' };
    }
    return { steps, limit: 'nobody' };
  } finally {
    await generator.leave(all);
    await product.engine.close();
  }
}

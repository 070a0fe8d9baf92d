import type { Generator } from './rtp/generator.ts';
import { fillProductRoom, letTwoSpeak, many, site } from './rtp/load-room.ts';
import { type Measured, measureFor, untilSteady } from './rtp/measured-window.ts';
import { startProductSfu } from './rtp/product-sfu.ts';
import {
  documentWithSpeaker,
  everythingAtFull,
  gallery,
  layOut,
  speakerWithStrip,
} from './rtp/room-layouts.ts';

/** What receivers got in a layout. */
export type ReceivedBytes = { layout: string; measured: Measured };

const SITES = 14;
const WINDOW_S = 6;

/** 14 sites look at each other in one layout after the other; the last one is everything at full size. */
export async function measureReceivedBytes(generator: Generator): Promise<ReceivedBytes[]> {
  const product = await startProductSfu();
  const peers = await fillProductRoom(product, 'khung', generator, many(SITES, site(false)));
  const seen: ReceivedBytes[] = [];
  try {
    await letTwoSpeak(peers);
    await generator.setSending(peers, true);
    for (const layout of [gallery, speakerWithStrip, documentWithSpeaker, everythingAtFull]) {
      await layOut(peers, layout);
      await untilSteady(generator, peers, layout.widthsPx(SITES - 1).length);
      const measured = await measureFor(WINDOW_S, generator, peers, product);
      seen.push({ layout: layout.name, measured });
    }
  } finally {
    await generator.leave(peers);
    await product.engine.close();
  }
  return seen;
}

import { startBareSfu } from './rtp/bare-sfu.ts';
import type { Generator } from './rtp/generator.ts';
import {
  fillBareRoom,
  fillProductRoom,
  letTwoSpeak,
  many,
  type PeerKind,
  site,
} from './rtp/load-room.ts';
import { type Measured, measureFor, untilSteady } from './rtp/measured-window.ts';
import { startProductSfu } from './rtp/product-sfu.ts';
import { gallery, type Layout, layOut } from './rtp/room-layouts.ts';

/** Product and bare mediasoup under the same load, a measurement a round. */
export type Forwarding = { product: Measured[]; bare: Measured[] };

/** What is forwarded: peers of these kinds, who all see those that send by the layout, so many pictures each. */
type Load = { kinds: readonly PeerKind[]; layout: Layout; pictures: number; allSpeak: boolean };

const SITES = 14;
/** All of them are heard, as up to 25 are. */
const MOST_VOICES = 25;
const WINDOW_S = 10;

/** 14 sites that all send and all see each other; two of them speak, or all at once. */
export const fourteenSites = (feedback: boolean, allSpeak = false): Load => ({
  kinds: many(SITES, site(feedback)),
  layout: gallery,
  pictures: SITES - 1,
  allSpeak,
});

/** Who has the floor before so many that only listen, with the picture at full size. */
export const floorBefore = (listeners: number, feedback: boolean): Load => ({
  kinds: [
    { sends: ['camera', 'microphone'], receives: false, feedback },
    ...many(listeners, { sends: [], receives: true, feedback }),
  ],
  layout: { name: 'the floor at full size', widthsPx: () => [1280] },
  pictures: 1,
  allSpeak: true,
});

/** Loads the product's engine and bare mediasoup in turns, each on a worker of its own; the first round warms up. */
export async function measureForwarding(
  generator: Generator,
  { kinds, layout, pictures, allSpeak }: Load,
  rounds: number,
): Promise<Forwarding> {
  const product = await startProductSfu(MOST_VOICES);
  const bare = await startBareSfu();
  const sides = [
    {
      name: 'product' as const,
      sfu: product,
      peers: await fillProductRoom(product, 'do', generator, kinds),
    },
    {
      name: 'bare' as const,
      sfu: bare,
      peers: await fillBareRoom(bare, product, generator, kinds),
    },
  ];
  const measured: Forwarding = { product: [], bare: [] };
  try {
    for (const { peers } of sides) {
      const watching = peers.filter((_, n) => kinds[n]?.receives);
      const sending = peers.filter((_, n) => kinds[n]?.sends.length);
      await layOut(watching, layout, sending);
      if (!allSpeak) await letTwoSpeak(sending);
    }
    for (let round = 0; round <= rounds; round += 1)
      for (const { name, sfu, peers } of round % 2 ? sides : sides.toReversed()) {
        await generator.setSending(peers, true);
        await untilSteady(generator, peers, pictures);
        const seen = await measureFor(WINDOW_S, generator, peers, sfu);
        if (round > 0) measured[name].push(seen);
        await generator.setSending(peers, false);
      }
  } finally {
    for (const { peers } of sides) await generator.leave(peers);
    await product.engine.close();
    bare.close();
  }
  return measured;
}

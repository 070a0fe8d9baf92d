import { setTimeout as sleep } from 'node:timers/promises';
import type { Generator } from './rtp/generator.ts';
import { fillProductRoom, many } from './rtp/load-room.ts';
import { measureFor } from './rtp/measured-window.ts';
import { startProductSfu } from './rtp/product-sfu.ts';
import { gallery, layOut } from './rtp/room-layouts.ts';

/** How many voices each receiver got while so many microphones were open. */
export type OpenMicrophones = { open: number; voices: number[]; lost: number };

/** The loudest ones are found within some rounds of levels. */
const SETTLE_S = 4;
const WINDOW_S = 3;

/** Opens microphones, each a little softer than the one before, by the engine's own rule of who is heard. */
export async function measureOpenMicrophones(
  generator: Generator,
  open: number,
): Promise<OpenMicrophones> {
  const product = await startProductSfu();
  const voice = { sends: ['microphone' as const], receives: true, feedback: false };
  const peers = await fillProductRoom(product, 'micro', generator, many(open, voice));
  try {
    await Promise.all(peers.map((peer, n) => peer.speakAt(20 + n)));
    await layOut(peers, gallery);
    await generator.setSending(peers, true);
    await sleep(SETTLE_S * 1000);
    const { voices, lost } = await measureFor(WINDOW_S, generator, peers, product);
    return { open, voices, lost };
  } finally {
    await generator.leave(peers);
    await product.engine.close();
  }
}

import { measureDelays } from '../delay.ts';
import type { Product } from '../product.ts';
import { beside } from '../report.ts';
import { runningMeeting } from '../running-meeting.ts';

const SECONDS = 40;

/** Prints how long a voice and a picture are on their way from site to site. */
export async function delay(product: Product): Promise<void> {
  const measured = await measureDelays(product, await runningMeeting(product), SECONDS);
  beside(
    'Mouth to ear: a tone in the microphone’s track → in the track that is played; goal: p50 150 ms (bare: two connections of one page, no SFU)',
    measured.product.soundMs,
    measured.bare.soundMs,
  );
  beside(
    'Glass to glass: a clock is drawn → its frame is shown at the other site; goal: p50 200 ms (bare: the same)',
    measured.product.pictureMs,
    measured.bare.pictureMs,
  );
}

import { measureFloor } from '../floor.ts';
import { inMilliseconds } from '../percentiles.ts';
import type { Product } from '../product.ts';
import { beside } from '../report.ts';
import { runningMeeting } from '../running-meeting.ts';

const FLOOR_ROUNDS = 20;

/** Prints how fast all see and hear who is given the floor. */
export async function floor(product: Product): Promise<void> {
  const rounds = await measureFloor(product, await runningMeeting(product), FLOOR_ROUNDS);
  beside(
    'Floor given → the last of four screens names the speaker; goal: p95 500 ms (bare: a page shows a text of its own)',
    rounds.shownMs,
    rounds.bareMs,
  );
  console.log(
    `  → the speaker’s voice is at another site: ${inMilliseconds(rounds.heardMs)}\nFloor taken back → the last packet of the voice there; goal: 200 ms\n  product ${inMilliseconds(rounds.silentMs)}`,
  );
}

import { measureBareJoins } from '../bare-join.ts';
import { measureJoins } from '../join.ts';
import { measurePageWeight } from '../page-weight.ts';
import { inMilliseconds } from '../percentiles.ts';
import type { Product } from '../product.ts';
import { beside, kilobytes } from '../report.ts';
import { runningMeeting } from '../running-meeting.ts';

/** From the lobby, and as many from a cold page. */
const JOINS = 25;

/** Prints the weight of the meeting's page and how fast a device is in the conference. */
export async function join(product: Product): Promise<void> {
  const meetingId = await runningMeeting(product);
  const weight = await measurePageWeight(product.url, meetingId, product.password);
  for (const [name, part] of Object.entries(weight)) {
    console.log(
      `\nMeeting page, ${name}: ${part.requests} requests, ${kilobytes(part.bytes)} as sent, of it JavaScript ${kilobytes(part.scriptBytes)} (${kilobytes(part.scriptGzipBytes)} gzipped)`,
    );
    for (const script of part.scripts)
      console.log(`  ${kilobytes(script.bytes).padStart(9)} ${script.path}`);
  }
  const measured = await measureJoins(product.url, meetingId, product.password, JOINS);
  const bare = await measureBareJoins(JOINS);
  beside(
    `"Vào họp" among 13 sites that send → first remote frame decoded; goal: p50 500, p95 900 ms (bare: the least page with mediasoup, one picture)`,
    measured.fromClickMs,
    bare.fromClickMs,
  );
  if (measured.allTilesMs.length > 0)
    console.log(
      `  → all ${Math.max(...measured.tiles)} tiles on the page: ${inMilliseconds(measured.allTilesMs)}; goal: 1500 ms`,
    );
  console.log(`  failed: ${measured.failed} of ${2 * JOINS}`);
  beside(
    'Cold page → first remote frame decoded (bare: the same page, cold)',
    measured.coldMs,
    bare.coldMs,
  );
}

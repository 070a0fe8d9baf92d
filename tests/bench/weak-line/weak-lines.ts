import { freePort } from '#tests/support/free-port.ts';
import { startProduct } from '../product.ts';
import { type LineSettings, WIDE } from './impaired-line.ts';
import { measureDrop } from './measure-drop.ts';
import {
  type Flow,
  type LineFigures,
  type Load,
  measureFloor,
  measureOnLine,
  type SoundOnLine,
} from './measure-lines.ts';
import { openWeakConference } from './weak-conference.ts';

/** The lines, both directions alike: what a commune's line comes down to. */
export const LINES: readonly LineSettings[] = [
  { kbps: 64, delayMs: 40, jitterMs: 10, loss: 0.03 },
  { kbps: 128, delayMs: 40, jitterMs: 10, loss: 0.01 },
  { kbps: 256, delayMs: 40, jitterMs: 10, loss: 0.01 },
  { kbps: 512, delayMs: 40, jitterMs: 10, loss: 0.01 },
  { kbps: 1000, delayMs: 40, jitterMs: 10, loss: 0.01 },
];

/** Before a fall, after it, and from then on again. */
const BEFORE_DROP: LineSettings = { kbps: 2000, delayMs: 20, jitterMs: 5, loss: 0 };
const DROPPED: LineSettings = { kbps: 128, delayMs: 40, jitterMs: 10, loss: 0.01 };

const told = (ms: number | null) => (ms === null ? 'more than a minute and a half' : `${ms} ms`);

/** Prints what comes through lines of several rates, beside the goals. `seed` decides what is lost. */
export async function measureWeakLines(seed: number, lines = LINES): Promise<void> {
  const mediaPort = await freePort();
  const mediaPorts = [mediaPort, mediaPort + 1];
  const product = await startProduct({ settings: { MEDIA_PORT_RANGE: mediaPorts.join('-') } });
  try {
    const conference = await openWeakConference(product, mediaPorts, seed);
    try {
      await conference.command('presentation.start', { versionId: conference.versionId, page: 1 });
      await conference.weak.locator('[data-page="1"] canvas').first().waitFor();
      console.log(
        `\nOne participant behind a thin line, three cameras and a speaker elsewhere (seed ${seed}). Each direction: queue of half a second; web, UDP and TCP share the rate`,
      );
      const floor = await measureFloor(conference);
      console.log(
        `\nUnshaped, for comparison\n  speech received: ${sound(floor.down)}\n  speech sent: ${sound(floor.up)}`,
      );
      for (const settings of lines) {
        conference.line.set(WIDE);
        print(settings, await measureOnLine(conference, settings));
      }
      const { speechMs, pictureMs } = await measureDrop(conference, BEFORE_DROP, DROPPED);
      console.log(
        `\nThe line falls from ${BEFORE_DROP.kbps} to ${DROPPED.kbps} kbit/s: a second of speech is whole again after ${told(speechMs)}; it is back: the speaker’s picture moves after ${told(pictureMs)}`,
      );
    } finally {
      await conference.close();
    }
  } finally {
    await product.close();
  }
}

function print({ kbps, delayMs, jitterMs, loss }: LineSettings, figures: LineFigures): void {
  const { down, up, turnsMs, votedMs, word } = figures;
  const passed = turnsMs.filter((ms) => ms !== null).toSorted((a, b) => a - b);
  console.log(
    `\n${kbps} kbit/s, ${delayMs} + 0…${jitterMs} ms, ${(100 * loss).toFixed(0)} % lost; the page says: ${word}`,
  );
  console.log(`  speech received: ${sound(down)}; goal: concealed below 5 %`);
  console.log(`  speech sent: ${sound(up)}; goal: concealed below 5 %`);
  console.log(
    `  the voice on the line: down ${onLine(down.down.sound)}; up ${onLine(up.up.sound)}`,
  );
  console.log(`  pictures received: ${pictures(down)}`);
  console.log(`  its picture elsewhere: ${pictures(up)}`);
  console.log(
    `  the line carries, in kbit/s: ${load(down.down)} down; ${load(up.up)} up while it speaks`,
  );
  console.log(
    `  page turns: ${passed.length} of ${turnsMs.length}, in ${passed.map((ms) => ms.toFixed(0)).join(', ')} ms; vote acknowledged ${votedMs === null ? 'not at all' : `in ${votedMs} ms`}; goal: all`,
  );
}

const share = (of: number) => `${(100 * of).toFixed(1)} %`;

function sound(flow: Flow): string {
  const { concealed, missing, gaps, lost, late, rebuilt, askedAgain, bufferMs, reconnected } = flow;
  return `concealed ${share(concealed)} (${gaps.toFixed(0)} gaps a minute), missing for ${share(missing)} of the time; packets lost ${share(lost)}, too late ${share(late)}, asked for again ${share(askedAgain)}, rebuilt ${rebuilt.toFixed(0)} a minute; waits ${bufferMs.toFixed(0)} ms, connections opened anew ${reconnected}`;
}

function onLine({ dropped, lost, waitedMs }: SoundOnLine): string {
  return `full queue ${share(dropped)}, lost at random ${share(lost)}, waits in the queue ${waitedMs.toFixed(0)} ms`;
}

function pictures(flow: Flow): string {
  const seen = flow.pictures.toSorted((a, b) => b.widthPx - a.widthPx);
  return seen
    .map(
      (picture) =>
        `${picture.widthPx} px ${picture.framesPerSecond.toFixed(1)}/s, frozen ${picture.frozenMs.toFixed(0)} ms`,
    )
    .join('; ');
}

function load({ kbps, dropped }: Load): string {
  const parts = Object.entries(kbps).map(([cargo, rate]) => `${cargo} ${rate.toFixed(0)}`);
  return `${parts.join(', ')} (${dropped} packets before a full queue)`;
}

import { fourteenSites, measureForwarding } from '../forwarding.ts';
import {
  percent,
  printForwarding,
  printMachine,
  rate,
  withGenerator,
} from '../forwarding-report.ts';
import { measureOpenMicrophones, type OpenMicrophones } from '../open-microphones.ts';
import { measureReceivedBytes, type ReceivedBytes } from '../received-bytes.ts';
import { measureRoomsPerCore, type RoomsPerCore } from '../rooms-per-core.ts';
import type { Generator } from '../rtp/generator.ts';
import { lostShare, type Measured, workerShare } from '../rtp/measured-window.ts';

/** As in a meeting, without and with estimated lines; and when nobody lets another finish. */
const LOADS = [
  { feedback: false, allSpeak: false },
  { feedback: true, allSpeak: false },
  { feedback: false, allSpeak: true },
];
const ROUNDS = 3;
const MOST_ROOMS = 30;
const MICROPHONES = [25, 30];

/** What forwarding costs on one worker, with bare mediasoup beside it: 14 sites, layouts, open microphones, rooms until loss. */
export async function sfu(): Promise<void> {
  await withGenerator(async (generator) => {
    for (const { feedback, allSpeak } of LOADS) {
      console.log(
        `\n14 sites send three layers and all see all (gallery), ${allSpeak ? 'all speak at once' : 'two speak'}, ${feedback ? 'with transport-cc feedback' : 'without feedback'}: worker's processor time; goal: a packet at most 1.10 × bare mediasoup, in all at most ${feedback ? 25 : 10} % of a core`,
      );
      printForwarding(
        await measureForwarding(generator, fourteenSites(feedback, allSpeak), ROUNDS),
        generator,
      );
    }
    printBytes(await measureReceivedBytes(generator), generator);
    for (const open of MICROPHONES) printVoices(await measureOpenMicrophones(generator, open));
    printRooms(await measureRoomsPerCore(generator, MOST_ROOMS), generator);
  });
}

function printBytes(seen: readonly ReceivedBytes[], generator: Generator): void {
  const naive = seen.at(-1);
  if (!naive) return;
  const kbps = ({ bytes, seconds, pictures }: Measured) =>
    (bytes * 8) / 1000 / seconds / Math.max(1, pictures.length);
  console.log(
    '\nWhat one of 14 sites receives at 1440×900, all headers counted; goal: at most 35 % of everything at full',
  );
  for (const { layout, measured } of seen)
    console.log(
      `  ${layout.padEnd(22)} ${kbps(measured).toFixed(0).padStart(6)} kbit/s, ${percent(kbps(measured) / kbps(naive.measured))} (${Math.max(...measured.pictures)} pictures, ${Math.max(...measured.voices)} voices; lost ${percent(lostShare(measured), 3)})`,
    );
  printMachine([naive.measured], generator);
}

function printVoices({ open, voices, lost }: OpenMicrophones): void {
  console.log(
    `\n${open} open microphones: each receiver gets ${Math.min(...voices)}–${Math.max(...voices)} of the ${open - 1} other voices; lost ${lost} packets (rule: all up to 25, beyond them the loudest 5)`,
  );
}

const WHO = {
  worker: 'the SFU could do no more',
  generator:
    'the generator could do no more, not the SFU: the SFU carries at least the rooms before',
  machine: 'others on the machine kept the worker waiting: to be measured again when it is quiet',
  nobody: 'nobody: no more rooms were tried',
} as const;

function printRooms({ steps, limit }: RoomsPerCore, generator: Generator): void {
  console.log(
    "\nRooms of 14 sites (gallery, without feedback) on one core's worker until receivers lose more than 0.1 %",
  );
  for (const { rooms, measured } of steps) {
    console.log(
      `  ${String(rooms).padStart(2)} rooms: worker ${percent(workerShare(measured))} of a core, ${rate([measured])} packets/s to receivers, lost ${percent(lostShare(measured), 3)}`,
    );
    printMachine([measured], generator);
  }
  const carried = limit === 'nobody' ? steps.length : steps.length - 1;
  console.log(`  → ${carried} rooms; limit: ${WHO[limit]}`);
  const last = steps[Math.max(0, carried - 1)];
  if (!last || limit === 'worker') return;
  const aRoom = workerShare(last.measured) / last.rooms;
  console.log(
    `  reckoned, not seen: at ${percent(aRoom)} a room a whole core would be taken up by ${Math.floor(1 / aRoom)} rooms`,
  );
}

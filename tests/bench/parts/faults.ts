import { FAULTS, type FaultRounds, measureFaults } from '../faults/faults.ts';
import { inMilliseconds } from '../percentiles.ts';

const GOAL = 'goal: p95 3 s';

/** Prints how fast picture and sound are back after faults; `ROUNDS` (20) of each, `FAULT` limits it to names that hold the word, `SEED` repeats a run. */
export async function faults(): Promise<void> {
  const rounds = Number(process.env.ROUNDS ?? 20);
  const seed = Number(process.env.SEED ?? Date.now() % 100_000);
  const names = Object.keys(FAULTS).filter((name) => name.includes(process.env.FAULT ?? ''));
  console.log(`\nMedia again after faults, ${rounds} rounds each, seed ${seed}; ${GOAL}`);
  await measureFaults(names, { rounds, seed }, (name, measured) =>
    console.log(
      `${name}\n  picture ${back(measured, 'pictureMs')}\n  sound   ${back(measured, 'soundMs')}\n  the fault itself ${inMilliseconds(measured.outageMs)}`,
    ),
  );
}

function back(measured: FaultRounds, of: 'pictureMs' | 'soundMs'): string {
  const known = measured[of].filter((ms) => ms !== null);
  const missing = measured[of].length - known.length;
  return `${known.length ? inMilliseconds(known) : '–'}; not back within 20 s: ${missing}`;
}

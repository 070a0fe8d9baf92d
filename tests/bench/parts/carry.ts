import { measureCarrying } from '../carry.ts';

/** Prints how well notes are carried to a new version. */
export async function carry(): Promise<void> {
  const seed = 1;
  const { pages, marks, compareMs, rightShare, misplaced, tally } = await measureCarrying(seed);
  console.log(
    `\nNew version of ${pages[0]} pages, ${pages[1]} now (seed ${seed}): compared by words and pictures in ${(compareMs / 1000).toFixed(1)} s; ${marks} notes carried, of those whose words are still there ${(100 * rightShare).toFixed(1)} % placed right; ${misplaced} of all placed wrong`,
  );
  for (const [kind, verdicts] of tally)
    console.log(`  ${kind}: ${[...verdicts].map(([name, n]) => `${name} ${n}`).join(', ')}`);
}

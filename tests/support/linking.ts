import { expect } from 'vitest';
import type { UserId } from '#contract/ids.ts';
import { Choice } from '#contract/live/state.ts';
import type { aSecretBallot } from './a-secret-ballot.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

/** A vote as an attacker finds it, and what each voter had chosen in truth. */
export type Round<Evidence> = { evidence: Evidence; truth: Map<string, string> };

/** A way to pair voters with choices; gives a guess for every voter that it can. */
export type Attack<Evidence> = (evidence: Evidence) => Map<string, string>;

/** How many choices an attack got right over all rounds, of how many, and how many chance gets right on average. */
export function scoreOf<Evidence>(attack: Attack<Evidence>, rounds: readonly Round<Evidence>[]) {
  let right = 0;
  let chance = 0;
  let total = 0;
  for (const { evidence, truth } of rounds) {
    const guesses = attack(evidence);
    for (const [voter, choice] of truth) if (guesses.get(voter) === choice) right += 1;
    const shares = Choice.options.map(
      (option) => [...truth.values()].filter((choice) => choice === option).length / truth.size,
    );
    chance += truth.size * shares.reduce((sum, share) => sum + share ** 2, 0);
    total += truth.size;
  }
  return { right, chance, total };
}

/** Prints the score, and fails when it is above chance by four standard deviations: a fair attack is about once in 30,000 runs. */
export function expectChanceAtMost(
  name: string,
  { right, chance, total }: ReturnType<typeof scoreOf>,
): void {
  console.log(`  ${name}: ${right} of ${total}, chance ${chance.toFixed(1)}`);
  const spread = Math.sqrt(chance * (1 - chance / total));
  expect(right, name).toBeLessThanOrEqual(chance + 4 * spread);
}

/** Rounds of one chance after the other. */
export async function roundsOf<T>(
  seed: number,
  count: number,
  make: (random: SeededRandom) => Promise<T>,
): Promise<T[]> {
  const random = seededRandom(seed);
  const rounds: T[] = [];
  for (let n = 0; n < count; n += 1) rounds.push(await make(random));
  return rounds;
}

/** All vote in a random order, each at random; returns what they chose. */
export async function voteAtRandom(
  ballot: Pick<Awaited<ReturnType<typeof aSecretBallot>>, 'voters' | 'cast'>,
  random: SeededRandom,
): Promise<Map<string, string>> {
  const truth = new Map<string, string>();
  const waiting = [...ballot.voters];
  while (waiting.length > 0) {
    const [voter] = waiting.splice(random.below(waiting.length), 1) as [UserId];
    const choice = random.pick(['for', 'against', 'abstain'] as const);
    truth.set(voter, choice);
    await ballot.cast(voter, choice);
  }
  return truth;
}

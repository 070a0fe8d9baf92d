import { expect } from 'vitest';
import type { UserId } from '#contract/ids.ts';
import type { BallotMethod } from '#contract/live/ballot-method.ts';
import type { BallotChoice } from '#contract/live/state.ts';
import { newSlipCode, type Slip, slipText } from '#contract/secret-ballots/slip.ts';
import type { aSecretBallot } from './a-secret-ballot.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

/** What somebody takes each voter's choice, slip or opinion for. */
export type Guesses = ReadonlyMap<string, string>;

/** A vote as an attacker finds it, and what each voter had chosen in truth. */
export type Round<Evidence> = { evidence: Evidence; truth: Guesses };

/** A way to pair voters with choices; gives a guess for every voter that it can. */
export type Attack<Evidence> = (evidence: Evidence) => Guesses;

/** How many guesses were right, of how many voters, and how many are on average when the same guesses are dealt out blindly. */
export type Score = { right: number; chance: number; total: number };

/** A fair attack is above chance by so much once in a hundred million times: there are hundreds of attacks in a run. */
const TAIL = 1e-8;

/** The score of an attack over all rounds. */
export function scoreOf<Evidence>(
  attack: Attack<Evidence>,
  rounds: readonly Round<Evidence>[],
): Score {
  return sumOf(rounds.map(({ evidence, truth }) => scoreOfGuesses(attack(evidence), truth)));
}

/** The score of one round's guesses. Dealt out blindly, each meets each voter's truth with the same chance. */
export function scoreOfGuesses(guesses: Guesses, truth: Guesses): Score {
  const known = [...truth];
  const right = known.filter(([voter, choice]) => guesses.get(voter) === choice).length;
  const guessed = known.map(([voter]) => guesses.get(voter));
  const meets = guessed.reduce(
    (sum, guess) => sum + known.filter(([, choice]) => choice === guess).length,
    0,
  );
  return { right, chance: meets / truth.size, total: truth.size };
}

/** The scores of several rounds as one. */
export function sumOf(scores: readonly Score[]): Score {
  return scores.reduce(
    (sum, score) => ({
      right: sum.right + score.right,
      chance: sum.chance + score.chance,
      total: sum.total + score.total,
    }),
    { right: 0, chance: 0, total: 0 },
  );
}

/**
 * Prints the score, and fails when it is above chance. Right guesses of a blind deal are about as many as a Poisson number of this
 * mean, and never spread wider: with single slips they are just that, with few sorts of choices they spread less.
 */
export function expectChanceAtMost(name: string, { right, chance, total }: Score): void {
  console.log(`  ${name}: ${right} of ${total}, chance ${chance.toFixed(1)}`);
  expect(right, name).toBeLessThanOrEqual(mostByChance(chance));
}

/** The number that a Poisson number of this mean is above with a chance below `TAIL`. */
export function mostByChance(mean: number): number {
  let count = 0;
  let term = Math.exp(-mean);
  let above = 1 - term;
  while (above > TAIL) {
    count += 1;
    term *= mean / count;
    above -= term;
  }
  return count;
}

/** Rounds of one chance after the other. */
export async function roundsOf<T>(
  seed: number,
  count: number,
  make: (random: SeededRandom, round: number) => Promise<T>,
): Promise<T[]> {
  const random = seededRandom(seed);
  const rounds: T[] = [];
  for (let n = 0; n < count; n += 1) rounds.push(await make(random, n));
  return rounds;
}

/** A choice at random by the method; an opinion is one that nobody else writes. */
export function choiceAtRandom(random: SeededRandom, method?: BallotMethod): BallotChoice {
  if (!method) return random.pick(['for', 'against', 'abstain'] as const);
  const writes = method.otherOpinion && random.below(2) === 0;
  const places = method.options.map((_, place) => place);
  const count = random.below(method.atMost + (writes ? 0 : 1));
  const options = Array.from({ length: count }, () =>
    places.splice(random.below(places.length), 1),
  ).flat();
  if (!writes) return { options };
  return { options, other: `Đề nghị ${random.bytes(6).toString('hex')}` };
}

/** All vote in a random order, each at random, one after the other or in crowds at one moment; returns the slips that they sealed. */
export async function voteAtRandom(
  ballot: Pick<Awaited<ReturnType<typeof aSecretBallot>>, 'voters' | 'cast'>,
  random: SeededRandom,
  method?: BallotMethod,
): Promise<Map<UserId, Slip>> {
  const cast = new Map<UserId, Slip>();
  const waiting = [...ballot.voters];
  // Ballots of one moment share a statement, lone ones don't: who votes is known best where few do.
  const crowd = random.pick([1, 5, ballot.voters.length] as const);
  while (waiting.length > 0) {
    const voting: Promise<unknown>[] = [];
    for (let n = Math.min(crowd, waiting.length); n > 0; n -= 1) {
      const [voter] = waiting.splice(random.below(waiting.length), 1) as [UserId];
      const slip = { code: newSlipCode(), choice: choiceAtRandom(random, method) };
      cast.set(voter, slip);
      voting.push(ballot.cast(voter, slip.choice, slip.code));
    }
    await Promise.all(voting);
  }
  return cast;
}

/** What each voter's slip says after the count, without what was written. */
export function choicesOf(cast: ReadonlyMap<UserId, Slip>): Map<string, string> {
  return new Map(
    [...cast].map(([voter, { choice }]) => [voter, slipText({ choice: bare(choice) })]),
  );
}

/** What each voter wrote, of those who did; by the codes of their slips where `by` says so. */
export function opinionsOf(
  cast: ReadonlyMap<UserId, Slip>,
  by: 'voter' | 'code' = 'voter',
): Map<string, string> {
  return new Map(
    [...cast].flatMap(([voter, { code, choice }]) =>
      typeof choice !== 'string' && choice.other !== undefined
        ? [[by === 'voter' ? voter : code, choice.other]]
        : [],
    ),
  );
}

function bare(choice: BallotChoice) {
  if (typeof choice === 'string') return choice;
  const options = choice.options.toSorted((a, b) => a - b);
  return choice.other === undefined ? { options } : { options, other: true as const };
}

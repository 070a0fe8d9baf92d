import { expect, it } from 'vitest';
import {
  FEWEST_HIDDEN_VOTERS,
  hidesLittle,
  showsSingleChoices,
} from '#contract/secret-ballots/hides-little.ts';

it('a count of some ballots, but fewer than hide anything, shows what single persons chose', () => {
  const received = Array.from({ length: FEWEST_HIDDEN_VOTERS + 2 }, (_, n) => n);
  expect(received.filter(showsSingleChoices)).toEqual(received.slice(1, FEWEST_HIDDEN_VOTERS));
  expect(hidesLittle(0)).toBe(true);
});

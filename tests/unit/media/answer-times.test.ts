import { expect, test } from 'vitest';
import { AnswerTimes } from '#media/mediasoup/answer-times.ts';

test('an answer waited for so long as it took more than the shortest of the last minutes', () => {
  const answers = new AnswerTimes();
  expect(answers.isEmpty).toBe(true);
  expect(answers.take(150, 0)).toBe(0);
  expect(answers.isEmpty).toBe(false);
  expect(answers.take(700, 1_000)).toBe(550);
  expect(answers.take(140, 2_000)).toBe(0);
  // The line goes another way now.
  expect(answers.take(700, 100_000)).toBe(560);
  expect(answers.take(700, 130_000)).toBe(0);
});

import { expect, it } from 'vitest';
import { z } from 'zod';
import { refuse } from '#contract/errors.ts';
import { errorBodyOf } from '#server/services/error-body.ts';

const thrownBy = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

it('says a refusal as it stands', () => {
  expect(errorBodyOf(refuse('WRONG_STATE', 'not-ready'))).toEqual({
    code: 'WRONG_STATE',
    reason: 'not-ready',
  });
});

it('names the fields of input that a schema refuses', () => {
  const shape = z.object({ page: z.object({ number: z.int('a whole number') }) });
  expect(errorBodyOf(thrownBy(() => shape.parse({ page: { number: 1.5 } })))).toEqual({
    code: 'BAD_INPUT',
    fields: [{ path: 'page.number', message: 'a whole number' }],
  });
});

it('finds a lost database behind the errors that wrap it', () => {
  const lost = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  expect(errorBodyOf(new Error('query failed', { cause: lost }))).toEqual({
    code: 'UNAVAILABLE',
    reason: 'database',
  });
});

it('tells nothing of what nobody foresaw', () => {
  expect(errorBodyOf(new Error('secret path /x'))).toEqual({ code: 'INTERNAL' });
  expect(errorBodyOf('a word')).toEqual({ code: 'INTERNAL' });
});

import { expect, test } from 'vitest';
import { ApiError, offlineError } from '#client/api/api-error.ts';
import { faultOf } from '#client/api/sending.ts';

test.each([
  ['no line', offlineError(), 'unreachable'],
  ['too many at once', new ApiError({ code: 'TOO_MANY' }), 'unreachable'],
  ['a session that is over', new ApiError({ code: 'NOT_SIGNED_IN' }), 'unreachable'],
  [
    'a password to be chosen first',
    new ApiError({ code: 'FORBIDDEN', reason: 'must-change-password' }),
    'unreachable',
  ],
  ['a fault of the server', new ApiError({ code: 'INTERNAL' }), 'failed'],
  [
    'a recalled document',
    new ApiError({ code: 'NOT_FOUND', reason: 'document-recalled' }),
    'refused',
  ],
  ['a document that is not ready', new ApiError({ code: 'WRONG_STATE' }), 'refused'],
])('%s: %s', (_name, error, fault) => {
  expect(faultOf(error)).toBe(fault);
});

import { renderHook, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { ApiError } from '#client/api/api-error.ts';
import '#client/i18n/i18n.ts';
import vietnamese from '#client/i18n/vi/errors.ts';
import { describeError, useErrorText } from '#client/ui/describe-error.ts';
import type { ErrorBody } from '#contract/errors.ts';

const read = (body: ErrorBody) =>
  describeError(new ApiError(body), i18next.getFixedT('vi', 'errors'));

describe('what a person reads of a refusal', () => {
  it('names the vote that stands in the way', () => {
    expect(read({ code: 'WRONG_STATE', reason: 'ballot-open' }).next).toMatch(
      /^Đang có biểu quyết chưa kết thúc/,
    );
  });

  it('speaks of the present password where that was wrong, and of no file where a note is too long', () => {
    expect(read({ code: 'WRONG_CREDENTIALS', reason: 'current-password' }).title).toBe(
      'Mật khẩu hiện tại chưa đúng',
    );
    const { title, next } = read({ code: 'TOO_LARGE', reason: 'annotation' });
    expect(`${title} ${next}`).not.toMatch(/tệp|MB/i);
  });

  it('names seconds only when the server does', () => {
    expect(read({ code: 'TOO_MANY' }).next).not.toMatch(/\d|\{/);
    expect(read({ code: 'TOO_MANY', reason: 'sign-in', retryAfterSeconds: 12 }).next).toContain(
      '12 giây',
    );
  });

  it('falls back to the code for an action and for a reason of a newer server', () => {
    const { FORBIDDEN } = vietnamese.next;
    expect(read({ code: 'FORBIDDEN', reason: 'ballot.open' }).next).toBe(FORBIDDEN);
    expect(read({ code: 'FORBIDDEN', reason: 'toString' }).next).toBe(FORBIDDEN);
  });
});

describe('the sentences of a refusal', () => {
  it('are the code’s own until those of its reason have come', () => {
    i18next.removeResourceBundle('vi', 'refusals');
    const refusal: ErrorBody = { code: 'WRONG_STATE', reason: 'ballot-open' };
    expect(read(refusal).next).toBe(vietnamese.next.WRONG_STATE);
  });

  it('are fetched by who shows them', async () => {
    i18next.removeResourceBundle('vi', 'refusals');
    const error = new ApiError({ code: 'WRONG_STATE', reason: 'ballot-open' });
    const { result } = renderHook(() => useErrorText(error));
    await waitFor(() => expect(result.current.next).toMatch(/^Đang có biểu quyết chưa kết thúc/));
  });
});

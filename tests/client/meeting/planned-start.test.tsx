import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { usePlannedStart } from '#client/features/meeting/use-planned-start.ts';
import '#client/i18n/i18n.ts';

// 13:30 in Vietnam on 4 December.
const startsAt = '2026-12-04T06:30:00.000Z';

test.each([
  ['2026-12-03T17:00:00.000Z', 'Dự kiến bắt đầu lúc 13:30'],
  ['2026-12-03T16:59:59.000Z', 'Dự kiến bắt đầu lúc 13:30 ngày 04/12/2026'],
  ['2026-11-27T01:00:00.000Z', 'Dự kiến bắt đầu lúc 13:30 ngày 04/12/2026'],
])('seen at %s, the beginning is told as %s', (now, told) => {
  const { result } = renderHook(() => usePlannedStart());
  expect(result.current(startsAt, new Date(now))).toBe(told);
});

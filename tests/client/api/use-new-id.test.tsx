import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useNewId } from '#client/api/use-new-id.ts';

test('the same request again has the same id, a changed one another', () => {
  const { result, rerender } = renderHook(() => useNewId());
  const first = result.current({ title: 'Họp giao ban' });
  rerender();
  expect(result.current({ title: 'Họp giao ban' })).toBe(first);
  expect(result.current({ title: 'Họp giao ban tuần' })).not.toBe(first);
});

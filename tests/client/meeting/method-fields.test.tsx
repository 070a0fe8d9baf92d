import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { MethodFields } from '#client/features/ballots/MethodFields.tsx';
import { newMethodDraft, withKind } from '#client/features/ballots/method-draft.ts';
import '#client/i18n/i18n.ts';
import { COMMON_DECISION, type DecisionRule } from '#contract/meeting-rules.ts';

afterEach(cleanup);

/** What is chosen, and what may be, for how a vote among options is decided. */
function winsBy(rule: DecisionRule | undefined) {
  const draft = withKind(newMethodDraft, 'choose');
  render(<MethodFields draft={draft} rule={rule} isSecret={false} onChange={() => undefined} />);
  const field = screen.getByLabelText<HTMLSelectElement>('Cách xác định kết quả');
  return { value: field.value, words: [...field.options].map((option) => option.text) };
}

it('shows the majority that is saved, also before the meeting’s rule is known', () => {
  expect(winsBy(undefined)).toEqual({
    value: 'majority',
    words: ['Nhiều phiếu nhất', 'Nhiều phiếu nhất và phải đạt tỷ lệ theo quy định của cuộc họp'],
  });
});

it('says the share where the rule is known', () => {
  const { value, words } = winsBy(COMMON_DECISION);
  expect(value).toBe('majority');
  expect(words[1]).toMatch(/^Nhiều phiếu nhất và phải đạt quá nửa/);
});

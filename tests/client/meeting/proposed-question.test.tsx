import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { newPlanDraft } from '#client/features/ballots/plan-draft.ts';
import { useProposedQuestion } from '#client/features/ballots/use-proposed-question.ts';
import '#client/i18n/i18n.ts';
import { AgendaItemId } from '#contract/ids.ts';

const items = ['Biểu quyết thông qua Nghị quyết', 'Kế hoạch chuyển đổi số', 'Tờ trình'].map(
  (title) => ({ itemId: AgendaItemId.parse(crypto.randomUUID()), title }),
);
const [first, second, third] = items.map(({ itemId }) => itemId) as [
  AgendaItemId,
  AgendaItemId,
  AgendaItemId,
];
const proposed = (itemId: AgendaItemId | null) =>
  renderHook(() => useProposedQuestion(items, itemId)).result.current;

it('names all items of a vote, in the order of the agenda, as they come and go', () => {
  const { propose, changed } = proposed(second);
  const alone = newPlanDraft(propose([]));
  expect(alone.question).toBe('Thông qua nội dung: Kế hoạch chuyển đổi số');
  const joint = changed(alone, { more: [third, first] });
  expect(joint.question).toBe(
    'Thông qua các nội dung: Nghị quyết; Kế hoạch chuyển đổi số; Tờ trình',
  );
  expect(changed(joint, { more: [] }).question).toBe(alone.question);
  expect(changed(joint, { codesShownTo: 'nobody' }).question).toBe(alone.question);
  expect(proposed(first).propose([])).toBe('Thông qua Nghị quyết');
  expect(proposed(null).propose([])).toBe('');
});

it('leaves a question alone that somebody has written', () => {
  const { propose, changed } = proposed(second);
  const own = changed(newPlanDraft(propose([])), { question: 'Đồng ý không?' });
  expect(changed(own, { more: [third] }).question).toBe('Đồng ý không?');
});

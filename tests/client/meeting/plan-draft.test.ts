import { expect, it } from 'vitest';
import { isHasty, newPlanDraft, type PlanDraft } from '#client/features/ballots/plan-draft.ts';

it.each<[string, Partial<PlanDraft>, boolean]>([
  ['a secret vote of 15 seconds', { seconds: 15 }, true],
  ['one of 59 seconds', { seconds: 59 }, true],
  ['one of a minute', { seconds: 60 }, false],
  ['one without a limit', { seconds: null }, false],
  ['an open vote', { seconds: 15, codesShownTo: null }, false],
  ['a show of hands', { seconds: 15, byHands: true }, false],
])('%s leaves little time for the password, or not', (_name, part, hasty) => {
  const draft: PlanDraft = { ...newPlanDraft('Nhân sự?'), codesShownTo: 'nobody', ...part };
  expect(isHasty(draft)).toBe(hasty);
});

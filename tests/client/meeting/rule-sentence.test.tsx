import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useRuleSentence } from '#client/features/ballots/use-rule-sentence.ts';
import '#client/i18n/i18n.ts';
import type { BallotResult } from '#contract/live/state.ts';
import { COMMON_DECISION } from '#contract/meeting-rules.ts';

const common: BallotResult = {
  base: 27,
  cast: 24,
  for: 21,
  against: 2,
  abstain: 1,
  required: 14,
  outcome: 'passed',
  decidedBy: 'majority',
  rule: COMMON_DECISION,
};

const sentenceOf = (change: Partial<BallotResult>) =>
  renderHook(() => useRuleSentence()).result.current({ ...common, ...change });

it.each<[string, Partial<BallotResult>]>([
  ['21/27 thành viên tán thành, đạt 77,8 % · quy định: quá nửa tổng số thành viên (14)', {}],
  [
    '21/24 thành viên có mặt tán thành, đạt 87,5 % · quy định: ít nhất 2/3 số thành viên có mặt (16)',
    {
      base: 24,
      required: 16,
      rule: { ...COMMON_DECISION, numerator: 2, denominator: 3, bound: 'atLeast', base: 'present' },
    },
  ],
  [
    '14/28 thành viên tán thành, đạt 50 % · quy định: quá nửa tổng số thành viên (15). Số phiếu ngang nhau, quyết định theo bên có ý kiến của chủ trì',
    { base: 28, for: 14, against: 14, required: 15, decidedBy: 'chair' },
  ],
  [
    '14/28 thành viên tán thành, đạt 50 % · quy định: quá nửa tổng số thành viên (15). Số phiếu ngang nhau, theo quy định là không được thông qua',
    { base: 28, for: 14, against: 14, required: 15, decidedBy: 'tie' },
  ],
])('%s', (sentence, change) => expect(sentenceOf(change)).toBe(sentence));

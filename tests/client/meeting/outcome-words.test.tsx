import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useOutcomeWords } from '#client/features/ballots/use-outcome-words.ts';
import '#client/i18n/i18n.ts';
import type { OptionsResult } from '#contract/live/options-result.ts';
import { COMMON_DECISION } from '#contract/meeting-rules.ts';
import { aMethod } from '#tests/support/a-method.ts';

const common: OptionsResult = {
  base: 37,
  cast: 31,
  required: 1,
  counts: [21, 18, 9, 9],
  other: 0,
  blank: 0,
  winners: [0, 1],
  tied: [],
  freePlaces: 0,
  decidedBy: 'votes',
  otherOpinions: [],
  rule: COMMON_DECISION,
};
const wordsOf = (change: Partial<OptionsResult>, method = aMethod()) =>
  renderHook(() => useOutcomeWords()).result.current({ method }, { ...common, ...change });

it('says who won with how many votes, of whom, and by which rule', () => {
  expect(wordsOf({})).toEqual({
    word: 'Đã có kết quả',
    sentence:
      'Nguyễn Văn An được 21/37 phiếu · Trần Thị Bình được 18/37 phiếu · Thu 31 phiếu của 37 thành viên · quy định: nhiều phiếu nhất',
    note: 'Thu 31 phiếu của 37 thành viên · quy định: nhiều phiếu nhất',
  });
  const rule = { ...COMMON_DECISION, base: 'present' as const };
  expect(wordsOf({ rule, required: 19 }, aMethod({ winsBy: 'majority' })).note).toBe(
    'Thu 31 phiếu của 37 thành viên có mặt · quy định: nhiều phiếu nhất và quá nửa số thành viên có mặt (19)',
  );
});

it('says that a tie is one, between whom, and that the chair’s side decided one', () => {
  const tie = { winners: [0], tied: [2, 3], freePlaces: 1, decidedBy: 'tie' as const };
  expect(wordsOf(tie)).toMatchObject({
    word: 'Ngang phiếu, chưa xác định đủ kết quả',
    sentence: expect.stringContaining(
      'Lê Văn Chi và Phạm Thị Dung ngang nhau, mỗi phương án 9 phiếu, còn 1 lượt được chọn',
    ),
  });
  expect(wordsOf({ decidedBy: 'chair' }).note).toMatch(
    /quyết định theo bên có ý kiến của chủ trì$/,
  );
});

it('says how many ballots weighed votes came from, and that nothing won', () => {
  expect(wordsOf({ voters: 20 }).note).toContain('Thu 20 phiếu, tính 31/37 quyền biểu quyết');
  expect(wordsOf({ winners: [] }).word).toBe('Không phương án nào được chọn');
});

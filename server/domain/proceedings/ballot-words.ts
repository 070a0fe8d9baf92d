import type { BallotMethod } from '#contract/live/ballot-method.ts';
import type { OptionsResult } from '#contract/live/options-result.ts';
import type { BallotOutcome, BallotResult, FrameItem, OpenBallot } from '#contract/live/state.ts';
import type { DecisionRule } from '#contract/meeting-rules.ts';

/** A vote with its result, as minutes tell it: how it was held, about what and which items, with which counts, base and outcome. */
export function ballotWords(
  { question, secret, method, hands, itemIds }: OpenBallot,
  { result, secretCount }: Pick<BallotOutcome, 'result' | 'secretCount'>,
  items: readonly Pick<FrameItem, 'itemId' | 'title'>[],
): string {
  const how = secret
    ? 'bỏ phiếu kín'
    : hands
      ? 'biểu quyết bằng hình thức giơ tay'
      : 'biểu quyết công khai';
  const titles = items.filter(({ itemId }) => itemIds?.includes(itemId)).map(({ title }) => title);
  const together = titles.length > 0 ? ` (chung cho các nội dung: ${titles.join('; ')})` : '';
  const counts =
    'counts' in result ? optionsWords(result, method?.options ?? []) : motionWords(result);
  const spoiled = secretCount?.spoiled ?? 0;
  const unusable = spoiled > 0 ? `; ${spoiled} phiếu không hợp lệ` : '';
  return `cuộc họp ${how} về “${question}”${together}. Kết quả: ${counts}${unusable}`;
}

const DECIDED_BY = {
  majority: '',
  votes: '',
  chair: 'số phiếu ngang nhau, theo ý kiến của chủ trì ',
  tie: 'số phiếu ngang nhau, ',
} as const;

/** For, against and abstain, the votes that the rule asks for, and the outcome. */
function motionWords(result: BallotResult): string {
  const { cast, base, required, outcome, decidedBy, rule } = result;
  const verdict = outcome === 'passed' ? 'được thông qua' : 'không được thông qua';
  return (
    `${votesOf(cast, base, rule)}: ${result.for} tán thành, ${result.against} không tán thành, ` +
    `${result.abstain} không biểu quyết; cần ít nhất ${required}; ${DECIDED_BY[decidedBy]}${verdict}`
  );
}

/** The votes of each option, who wins, and between whom nothing is decided. */
function optionsWords(result: OptionsResult, options: BallotMethod['options']): string {
  const { cast, base, counts, other, blank, winners, tied, decidedBy, rule } = result;
  const named = (places: readonly number[]) => places.map((place) => options[place]).join(', ');
  const each = counts.map((votes, place) => `${options[place]} ${votes} phiếu`);
  const others = other > 0 ? [`ý kiến khác ${other} phiếu`] : [];
  const blanks = blank > 0 ? [`không chọn ${blank} phiếu`] : [];
  const parts = [
    winners.length > 0 &&
      `${decidedBy === 'chair' ? DECIDED_BY.chair : ''}được chọn: ${named(winners)}`,
    tied.length > 0 && `số phiếu ngang nhau, chưa quyết định giữa: ${named(tied)}`,
    winners.length + tied.length === 0 && 'không phương án nào được chọn',
  ];
  const outcome = parts.filter((part) => part !== false).join('; ');
  return `${votesOf(cast, base, rule)}: ${[...each, ...others, ...blanks].join(', ')}; ${outcome}`;
}

function votesOf(cast: number, base: number, rule: DecisionRule): string {
  return `${cast} phiếu trên ${base} ${rule.base === 'members' ? 'thành viên' : 'thành viên có mặt'}`;
}

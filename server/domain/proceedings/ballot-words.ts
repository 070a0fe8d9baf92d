import type { BallotMethod } from '#contract/live/ballot-method.ts';
import type { OptionsResult } from '#contract/live/options-result.ts';
import type { BallotOutcome, BallotResult, FrameItem, OpenBallot } from '#contract/live/state.ts';
import type { VoidCause } from '#contract/live/void-cause.ts';
import type { DecisionRule } from '#contract/meeting-rules.ts';

type Items = readonly Pick<FrameItem, 'itemId' | 'title'>[];

/**
 * A vote with its result, as minutes tell it: how it was held, about what and which items, with counts, base, rule and outcome; of a
 * secret one with the key that its published bundle must be signed by.
 */
export function ballotWords(
  ballot: OpenBallot,
  { result, secretCount }: Pick<BallotOutcome, 'result' | 'secretCount'>,
  items: Items,
): string {
  const counts = 'counts' in result ? optionsWords(result, ballot.method) : motionWords(result);
  const spoiled = secretCount?.spoiled ?? 0;
  const unusable = spoiled > 0 ? `; ${spoiled} phiếu không hợp lệ` : '';
  const key = ballot.secret ? `; khóa ký kết quả kiểm phiếu: ${ballot.secret.signingKey}` : '';
  return `cuộc họp ${formWords(ballot)} về ${subjectWords(ballot, items)}. Kết quả: ${counts}${unusable}${key}`;
}

/** A vote that came to nothing, and why. */
export function voidWords(ballot: OpenBallot, cause: VoidCause, items: Items): string {
  const why = cause.kind === 'chair' ? cause.reason : 'mất khóa mở phiếu kín trong lúc bỏ phiếu';
  return `việc ${formWords(ballot)} về ${subjectWords(ballot, items)} bị hủy, lý do: ${why}`;
}

function formWords({ secret, hands }: OpenBallot): string {
  if (secret) return 'bỏ phiếu kín';
  return hands ? 'biểu quyết bằng hình thức giơ tay' : 'biểu quyết công khai';
}

function subjectWords({ question, itemIds }: OpenBallot, items: Items): string {
  const titles = items.filter(({ itemId }) => itemIds?.includes(itemId)).map(({ title }) => title);
  const together = titles.length > 0 ? ` (chung cho các nội dung: ${titles.join('; ')})` : '';
  return `“${question}”${together}`;
}

const EQUAL = {
  chair: 'số phiếu ngang nhau, theo ý kiến của chủ trì ',
  tie: 'số phiếu ngang nhau, ',
};

/** For, against and abstain, the votes that the rule asks for, and the outcome. */
function motionWords(result: BallotResult): string {
  const { outcome, decidedBy } = result;
  const equal = decidedBy === 'majority' ? '' : EQUAL[decidedBy];
  const verdict = outcome === 'passed' ? 'được thông qua' : 'không được thông qua';
  return (
    `${castWords(result)}: ${result.for} tán thành, ${result.against} không tán thành, ` +
    `${result.abstain} không biểu quyết; ${ruleWords(result)}; ${equal}${verdict}`
  );
}

/** The votes of each option, what wins by which rule, between whom nothing is decided, and what was written besides. */
function optionsWords(result: OptionsResult, method: BallotMethod | undefined): string {
  const { counts, other, blank, winners, tied, decidedBy, otherOpinions } = result;
  const nameOf = (place: number) => method?.options[place] ?? '';
  const named = (places: readonly number[]) => places.map(nameOf).join(', ');
  const votes = [
    ...counts.map((count, place) => `${nameOf(place)} ${count} phiếu`),
    other > 0 && `ý kiến khác ${other} phiếu`,
    blank > 0 && `không chọn ${blank} phiếu`,
  ];
  const rule = method?.winsBy === 'majority' ? ruleWords(result) : 'nhiều phiếu nhất được chọn';
  const parts = [
    `${castWords(result)}: ${votes.filter((part) => part !== false).join(', ')}`,
    rule,
    winners.length > 0 && `${decidedBy === 'chair' ? EQUAL.chair : ''}được chọn: ${named(winners)}`,
    tied.length > 0 && `số phiếu ngang nhau, chưa quyết định giữa: ${named(tied)}`,
    winners.length + tied.length === 0 && 'không phương án nào được chọn',
    otherOpinions.length > 0 &&
      `ý kiến khác: ${otherOpinions.map((text) => `“${text}”`).join(', ')}`,
  ];
  return parts.filter((part) => part !== false).join('; ');
}

type Counted = Pick<BallotResult, 'base' | 'cast' | 'voters' | 'required' | 'rule'>;

/** How many ballots of how many; where a ballot counts for several, how many votes they stand for. */
function castWords({ base, cast, voters, rule }: Counted): string {
  if (voters !== undefined) return `${voters} phiếu, tính ${cast} trên ${base} quyền biểu quyết`;
  return `${cast} phiếu trên ${base} ${rule.base === 'members' ? 'thành viên' : 'thành viên có mặt'}`;
}

/** The share that the rule asks for, and how many votes that is: `cần quá nửa tổng số thành viên (ít nhất 19)`. */
function ruleWords({ rule, required }: Counted): string {
  const whole = rule.base === 'members' ? 'tổng số thành viên' : 'số thành viên có mặt';
  return `cần ${shareWords(rule)} ${whole} (ít nhất ${required})`;
}

function shareWords({ numerator, denominator, bound }: DecisionRule): string {
  if (numerator === denominator) return 'toàn bộ';
  if (numerator * 2 === denominator) return bound === 'moreThan' ? 'quá nửa' : 'ít nhất một nửa';
  return `${bound === 'moreThan' ? 'hơn' : 'ít nhất'} ${numerator}/${denominator}`;
}

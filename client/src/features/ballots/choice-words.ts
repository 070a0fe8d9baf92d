import type { TFunction } from 'i18next';
import type { BallotMethod } from '#contract/live/ballot-method.ts';
import type { BallotChoice } from '#contract/live/state.ts';

/** What a voter chose in words: "Tán thành"; "Nguyễn Văn An, Trần Thị Bình"; "Ý kiến khác: …"; "Phiếu trắng". */
export function choiceWords(
  choice: BallotChoice,
  method: BallotMethod | undefined,
  t: TFunction<['meeting', 'ballotKinds']>,
): string {
  if (typeof choice === 'string') return t(`ballot.${choice}`);
  const { options, other } = choice;
  const named = options.flatMap((place) => method?.options[place] ?? []);
  if (other !== undefined) named.push(`${t('ballotKinds:paper.other')}: “${other}”`);
  return named.length === 0 ? t('ballotKinds:counts.blank') : named.join(', ');
}

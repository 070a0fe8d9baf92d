import type { TFunction } from 'i18next';
import type { Bound } from '#contract/meeting-rules.ts';

/** A share in words as it stands inside of a sentence: "quá nửa", "ít nhất 2/3". */
export function shareWords(
  { numerator, denominator, bound }: { numerator: number; denominator: number; bound: Bound },
  t: TFunction<'rules'>,
): string {
  if (numerator === denominator && bound === 'atLeast') return t('share.all');
  if (numerator * 2 === denominator) return t(`share.half.${bound}`);
  return t(`share.other.${bound}`, { share: `${numerator}/${denominator}` });
}

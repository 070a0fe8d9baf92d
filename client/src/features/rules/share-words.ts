import type { TFunction } from 'i18next';
import type { Majority } from '#contract/meeting-rules.ts';

/** A share of the members in words as it stands inside of a sentence: "quá nửa tổng số thành viên". */
export function shareWords(
  { numerator, denominator, bound, base }: Majority,
  t: TFunction<'rules'>,
): string {
  const whole = t(`whole.${base}`);
  if (numerator === denominator && bound === 'atLeast') return t(`share.all.${base}`);
  if (numerator * 2 === denominator) return t(`share.half.${bound}`, { whole });
  return t(`share.other.${bound}`, { share: `${numerator}/${denominator}`, whole });
}

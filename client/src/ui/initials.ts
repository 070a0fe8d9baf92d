// A post ends with one of these when the place isn't named: "Chủ tịch UBND huyện".
const KINDS_OF_UNIT = new Set(['tỉnh', 'huyện', 'quận', 'xã', 'phường', 'trấn', 'ubnd', 'hđnd']);

/**
 * Two letters for a person, post or room: of the place or name that it ends with ("Chủ tịch UBND xã Vĩnh Hanh" → "VH"), else of
 * the post that it begins with ("Chủ tịch UBND huyện" → "CT").
 */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{M}\d]+/gu) ?? [];
  const named = !KINDS_OF_UNIT.has((words.at(-1) ?? '').normalize('NFC').toLowerCase());
  return (named ? words.slice(-2) : words.slice(0, 2))
    .map((word) => word.normalize('NFC').charAt(0).toUpperCase())
    .join('');
}

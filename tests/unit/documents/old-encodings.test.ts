import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodingOfFont,
  fromUnicode,
  modernised,
  toUnicode,
} from '#server/domain/old-encodings.ts';

const LETTERS = 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ';
const small = fc.string({ unit: fc.constantFrom(...LETTERS, ...'bcghklmnpqrstvx 0123.,') });

describe('old encodings of Vietnamese', () => {
  it.each([
    ['tcvn3', 'B¸o c¸o t×nh h×nh kinh tÕ - x· héi', 'Báo cáo tình hình kinh tế - xã hội'],
    ['tcvn3', 'Céng hßa x· héi chñ nghÜa ViÖt Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
    ['tcvn3', '§éc lËp - Tù do - H¹nh phóc', 'Độc lập - Tự do - Hạnh phúc'],
    ['tcvn3', '¦û ban nh©n d©n huyÖn, tr\u00adëng phßng', 'Ưỷ ban nhân dân huyện, trưởng phòng'],
    ['vni', 'Baùo caùo tình hình kinh teá - xaõ hoäi', 'Báo cáo tình hình kinh tế - xã hội'],
    ['vni', 'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
    ['vni', 'Ñoäc laäp - Töï do - Haïnh phuùc', 'Độc lập - Tự do - Hạnh phúc'],
    ['vni', 'UÛY BAN NHAÂN DAÂN HUYEÄN', 'ỦY BAN NHÂN DÂN HUYỆN'],
  ] as const)('%s: %s', (encoding, old, modern) => {
    expect(toUnicode(old, encoding)).toBe(modern);
    expect(modernised(old, encoding)).toEqual({ text: modern, found: true });
  });

  it('come back the same from every text, small letters and VNI capitals', () => {
    fc.assert(
      fc.property(small, (text) => {
        expect(toUnicode(fromUnicode(text, 'tcvn3'), 'tcvn3')).toBe(text);
        expect(toUnicode(fromUnicode(text, 'vni'), 'vni')).toBe(text);
        const capitals = text.toUpperCase();
        expect(toUnicode(fromUnicode(capitals, 'vni'), 'vni')).toBe(capitals);
      }),
    );
  });

  it('are told by their fonts', () => {
    for (const name of ['.VnTime', '.VnTimeH', 'ABCDEF+.VnArial', '.VnArial NarrowH'])
      expect(encodingOfFont(name)).toBe('tcvn3');
    for (const name of ['VNI-Times', 'ABCDEF+VNI-Helve', 'VNI Times'])
      expect(encodingOfFont(name)).toBe('vni');
    for (const name of ['Times New Roman', 'Vni', 'Vnoice', 'Be Vietnam Pro', ''])
      expect(encodingOfFont(name)).toBeNull();
  });

  it('leave Unicode lines alone, and say so when none was found', () => {
    const modern = 'Độc lập - Tự do\nHạnh phúc được ghi';
    expect(modernised(modern, 'tcvn3')).toEqual({ text: modern, found: false });
    expect(modernised('plain text', 'vni')).toEqual({ text: 'plain text', found: false });
    expect(modernised(`${modern}\nHuyÖn ñy`, 'tcvn3').text).toBe(`${modern}\nHuyện ủy`);
  });
});

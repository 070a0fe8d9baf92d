import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markInName, markInPicture, markInText } from '#server/domain/secrecy-marks.ts';

const MARKS = ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'] as const;
const mark = fc.constantFrom(...MARKS);
// Sentences as papers have them, with the word in every harmless use.
const sentence = fc
  .array(
    fc.constantFrom(
      'bí mật nhà nước',
      'bảo mật thông tin',
      'mật độ dân số',
      'mật khẩu',
      'thân mật',
      'Mật (thủy sản)',
      'BẢO VỆ BÍ MẬT NHÀ NƯỚC',
      'tối mật',
      'độ mật',
      'kế hoạch năm 2026',
    ),
    { minLength: 2, maxLength: 8 },
  )
  .map((words) => `${words.join(' ')}.`);

describe('a mark in a text', () => {
  it.each([
    ['MẬT', 'MẬT'],
    ['  MẬT  ', 'MẬT'],
    ['[ MẬT ]', 'MẬT'],
    ['* TỐI MẬT *', 'TỐI MẬT'],
    ['TUYỆT  MẬT', 'TUYỆT MẬT'],
    ['TUYỆT MẬT'.normalize('NFD'), 'TUYỆT MẬT'],
    ['M Ậ T', 'MẬT'],
    ['T Ố I   M Ậ T', 'TỐI MẬT'],
    ['T U Y Ệ T M Ậ T', 'TUYỆT MẬT'],
    ['Độ mật: Tối mật', 'TỐI MẬT'],
    ['ĐỘ MẬT: MẬT', 'MẬT'],
    ['Mức độ mật: Tuyệt mật.', 'TUYỆT MẬT'],
    ['TÀI LIỆU MẬT', 'MẬT'],
    ['MẬT - Bản số: 03', 'MẬT'],
    ['MẬT, BẢN SỐ 3', 'MẬT'],
    ['Số: 05/KH-UBND    TỐI MẬT', 'TỐI MẬT'],
    ['ỦY BAN NHÂN DÂN\nHUYỆN CHÂU THÀNH\nMẬT\nSố: 05/KH-UBND', 'MẬT'],
    ['trang một\fTỐI MẬT\ntrang hai', 'TỐI MẬT'],
    ['M\u00adẬT', 'MẬT'],
  ])('%j is %s', (text, found) => {
    expect(markInText(text)).toBe(found);
  });

  it.each([
    'Luật Bảo vệ bí mật nhà nước số 117/2025/QH15',
    'BẢO VỆ BÍ MẬT NHÀ NƯỚC',
    'BẢO MẬT',
    'BÍ MẬT',
    'mật độ dân số 450 người/km²',
    'MẬT ĐỘ DÂN SỐ',
    'M Ậ T   Đ Ộ',
    'Mật khẩu: ********',
    'MẬT KHẨU',
    'bảo mật thông tin',
    'không khí thân mật',
    'Mật (thủy sản)',
    'Mật',
    'Mật ong rừng',
    'mật',
    'tối mật',
    'Độ mật: Không',
    'Độ mật: mật độ cao',
    'Độ mật:',
    'Danh mục bí mật nhà nước độ Tối mật, Mật',
    'MẶT TRẬN TỔ QUỐC',
    'MẶT',
    'MAT',
    '',
  ])('%j is none', (text) => expect(markInText(text)).toBeNull());

  it('is found on a line of its own wherever it stands, and only there', () => {
    fc.assert(
      fc.property(fc.array(sentence), mark, fc.array(sentence), (before, stamp, after) => {
        expect(markInText([...before, stamp, ...after].join('\n'))).toBe(stamp);
        expect(markInText([...before, ...after].join('\n'))).toBeNull();
        expect(markInText([...before, `${stamp} khẩu`, ...after].join('\n'))).toBeNull();
      }),
    );
  });

  it('is found however its characters are composed and its letters stand apart', () => {
    fc.assert(
      fc.property(
        mark,
        fc.constantFrom('NFC', 'NFD'),
        fc.constantFrom('', ' ', '  '),
        (m, form, gap) => {
          const text = gap === '' ? m : [...m.replace(' ', '')].join(gap);
          expect(markInText(text.normalize(form))).toBe(m);
        },
      ),
    );
  });
});

describe('a mark in a name', () => {
  it.each([
    ['TUYỆT MẬT - Kế hoạch phòng thủ.docx', 'TUYỆT MẬT'],
    ['Kế hoạch (Mật).pdf', 'MẬT'],
    ['[TỐI MẬT] Báo cáo.pdf', 'TỐI MẬT'],
    ['Báo cáo MẬT.docx', 'MẬT'],
    ['MẬT Kế hoạch 05.pdf', 'MẬT'],
    ['KH_MAT.docx', 'MẬT'],
    ['TUYET MAT - ke hoach.docx', 'TUYỆT MẬT'],
    ['Tối mật - phương án.pdf', 'TỐI MẬT'],
    ['Báo cáo TỐI MẬT năm 2026.pdf', 'TỐI MẬT'],
    ['MẬT.pdf'.normalize('NFD'), 'MẬT'],
  ])('%s is %s', (name, found) => expect(markInName(name)).toBe(found));

  it.each([
    'Báo cáo bảo mật thông tin.pdf',
    'BÁO CÁO BẢO MẬT.pdf',
    'BẢO VỆ BÍ MẬT NHÀ NƯỚC 2026.docx',
    'MẬT ĐỘ DÂN SỐ.xlsx',
    'Mật độ dân số.xlsx',
    'Mật (thủy sản).pdf',
    'Mật ong - phương án.docx',
    'Đổi mật khẩu.pdf',
    'Buổi gặp mặt thân mật.pptx',
    'bao cao mat.docx',
    'format_2026.docx',
    'Thông tin.pdf',
  ])('%s has none', (name) => expect(markInName(name)).toBeNull());
});

describe('a stamp read off a picture', () => {
  it.each([
    ['MẬT', 'MẬT'],
    ['| MAT |', 'MẬT'],
    ['I MẠT I', 'MẬT'],
    ['TÔI MÂT', 'TỐI MẬT'],
    ['TUYETMẬT', 'TUYỆT MẬT'],
    ['HUYỆN\n[TUYỆT MẬT]\nNguyễn Văn A', 'TUYỆT MẬT'],
  ])('%j is %s', (text, found) => expect(markInPicture(text)).toBe(found));

  it.each(['MẶT', 'MẶT TRẬN', 'Mat', 'MẬT ĐỘ', 'HOẢ TỐC', 'CÔNG VĂN ĐẾN', ''])(
    '%j is none',
    (text) => expect(markInPicture(text)).toBeNull(),
  );
});

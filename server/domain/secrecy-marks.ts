/**
 * The marks of secrecy that papers of the State bear (Luật Bảo vệ bí mật nhà nước số 117/2025/QH15). Such papers may not be put on a
 * system like this one (Điều 5), so that a mark found is a refusal. The word alone is no mark: "bảo mật", "mật độ", "mật khẩu" are not.
 */
export type SecrecyMark = 'MẬT' | 'TỐI MẬT' | 'TUYỆT MẬT';

const MARKS: Record<string, SecrecyMark> = {
  MẬT: 'MẬT',
  TỐIMẬT: 'TỐI MẬT',
  TUYỆTMẬT: 'TUYỆT MẬT',
};

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
// What stands around a mark: the frame of a stamp, brackets, quotes, dashes.
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const BEFORE_MARK = /^(?:TÀI LIỆU|VĂN BẢN|HỒ SƠ|DẤU|ĐỘ)\s+(?=(?:TỐI |TUYỆT )?MẬT$)/u;
const COPY_NUMBER = /\s*[-–,;.]?\s*BẢN SỐ(?!\p{L}).*$/iu;
const LABELLED = /^(?:độ|mức độ|cấp độ|dấu chỉ độ|dấu)\s*mật\s*[:\-–]\s*(.+)$/iu;
const ONLY_LETTERS_APART = /^\p{L}(?:\s+\p{L})+$/u;

const plain = (text: string) => text.normalize('NFC').replace(INVISIBLE, '');
const trimmed = (text: string) => text.replace(EDGES, '').replace(/\s+/g, ' ');
const markOf = (text: string): SecrecyMark | null => MARKS[text.replaceAll(' ', '')] ?? null;

function markOfCell(text: string): SecrecyMark | null {
  const cell = trimmed(text);
  const labelled = LABELLED.exec(cell)?.[1];
  if (labelled !== undefined) return markOf(trimmed(labelled).toUpperCase());
  return markOf(cell.replace(COPY_NUMBER, '').replace(BEFORE_MARK, ''));
}

/** Finds a mark that stands as one: alone on a line or in a cell of a table, or behind "Độ mật:". Letters may stand apart. */
export function markInText(text: string): SecrecyMark | null {
  for (const line of plain(text).split(/[\n\r\f\v\u2028]/)) {
    const whole = line.replace(EDGES, '');
    const found = ONLY_LETTERS_APART.test(whole)
      ? markOf(whole.replace(/\s+/g, ''))
      : firstOf([line, ...line.split(/\t|\||\s{2,}/)], markOfCell);
    if (found) return found;
  }
  return null;
}

// Words that make another word of "mật" before it (bí mật, bảo mật …) or behind it (mật độ, mật khẩu …).
const MAKES_A_WORD_BEFORE = new Set([
  'BÍ',
  'BẢO',
  'THÂN',
  'CƠ',
  'NỘI',
  'KÍN',
  'CẨN',
  'TRỌNG',
  'ONG',
]);
const MAKES_A_WORD_BEHIND = new Set(
  ['ĐỘ', 'KHẨU', 'MÃ', 'THIẾT', 'THƯ', 'VỤ', 'NGHỊ', 'THÁM', 'HIỆU', 'DANH', 'LỆNH', 'PHÁI'].concat(
    ['ONG', 'MÍA', 'NGỌT', 'ƯỚC', 'TÔNG', 'NHÂN', 'ĐÀM'],
  ),
);

/** Finds a mark in the name of a file or the title of a document: "TỐI MẬT - Kế hoạch", "Báo cáo (Mật)", "KH_MAT.docx". */
export function markInName(name: string): SecrecyMark | null {
  const text = plain(name).replace(/\.[a-z]{3,4}$/i, '');
  const bracketed = [...text.matchAll(/[([{]([^)\]}]*)[)\]}]/g)].map(([, inside]) => inside ?? '');
  return (
    firstOf(bracketed, (inside) => markOf(trimmed(inside).toUpperCase())) ??
    firstOf(text.split(/[()[\]{},;.\-–_+]+|\s{2,}/), markOfSegment) ??
    markAmongWords(text)
  );
}

// A part of a name between brackets, dashes and dots. Without marks only capitals count: "mat" is many a word.
function markOfSegment(segment: string): SecrecyMark | null {
  const text = trimmed(segment);
  const inCapitals = text.toUpperCase();
  if (inCapitals !== 'MẬT' || text === inCapitals) {
    const mark = markOf(inCapitals);
    if (mark) return mark;
  }
  if (/^MAT$/.test(text)) return 'MẬT';
  if (/^TOI MAT$/.test(text)) return 'TỐI MẬT';
  return /^TUYET MAT$/.test(text) ? 'TUYỆT MẬT' : null;
}

function markAmongWords(text: string): SecrecyMark | null {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  for (const [at, word] of words.entries()) {
    if (word !== 'MẬT') continue;
    const before = words[at - 1]?.toUpperCase() ?? '';
    const behind = words[at + 1]?.toUpperCase() ?? '';
    if (before === 'TỐI' || before === 'TUYỆT') return `${before} MẬT`;
    if (!MAKES_A_WORD_BEFORE.has(before) && !MAKES_A_WORD_BEHIND.has(behind)) return 'MẬT';
  }
  return null;
}

/**
 * Finds a stamp in what was read off a picture. A mark may have been read without its accents or with others (Â, Ạ, Ầ …), but not
 * with Ă: that is "MẶT", as in the seal of the Mặt trận Tổ quốc. Strokes of the frame may have been read as letters around it.
 */
export function markInPicture(text: string): SecrecyMark | null {
  return firstOf(plain(text).split(/[\n\r\f]/), (line) => {
    const words = trimmed(line)
      .replace(/^(?:[IlJ1|!]\s+)+|(?:\s+[IlJ1|!])+$/g, '')
      .replace(/\s+/g, '');
    if (/^M[AÂẬẠẤẦẨẪÁÀẢÃ]T$/u.test(words)) return 'MẬT';
    if (/^T[OÔỐỒỔỖỘÓÒỎÕỌƠỚ][IÍÌ]M[AÂẬẠẤẦẨẪÁÀẢÃ]T$/u.test(words)) return 'TỐI MẬT';
    return /^TUY[EÊỆẸẾỀỂỄÉÈẺẼ]TM[AÂẬẠẤẦẨẪÁÀẢÃ]T$/u.test(words) ? 'TUYỆT MẬT' : null;
  });
}

function firstOf<T>(
  values: readonly T[],
  find: (value: T) => SecrecyMark | null,
): SecrecyMark | null {
  for (const value of values) {
    const found = find(value);
    if (found) return found;
  }
  return null;
}

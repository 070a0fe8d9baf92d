/** A part of a paper's body, in order. Widths of columns are shares of the text width. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'subheading'; text: string }
  | { kind: 'paragraph'; text: string }
  | {
      kind: 'table';
      columns: readonly { title: string; share: number }[];
      rows: readonly (readonly string[])[];
    }
  | { kind: 'pageBreak' };

/** A paper in the legal form of Nghị định 30/2020/NĐ-CP, before it is written as DOCX or PDF. */
export type Paper = {
  parentAgency: string;
  agency: string;
  /** Number and symbol, such as 45/BC-UBND. */
  symbol: string;
  /** Name of the kind of document, such as BÁO CÁO; its drafts say DỰ THẢO above it. */
  kindName: string;
  isDraft: boolean;
  abstract: string;
  date: Date;
  blocks: readonly Block[];
  /** Power and position of who signs, each a line. */
  signer: readonly string[];
  recipients: readonly string[];
};

/** A heading of a part. */
export const heading = (text: string): Block => ({ kind: 'heading', text });
/** A heading inside of a part. */
export const subheading = (text: string): Block => ({ kind: 'subheading', text });
/** A paragraph of the body. */
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
/** The next block begins a page. */
export const pageBreak: Block = { kind: 'pageBreak' };

/** A paper of the district's committee. */
export function districtPaper(
  paper: Pick<Paper, 'symbol' | 'kindName' | 'abstract' | 'date' | 'blocks'> & {
    isDraft?: boolean;
  },
): Paper {
  return {
    isDraft: false,
    ...paper,
    parentAgency: 'UBND TỈNH AN GIANG',
    agency: 'UBND HUYỆN CHÂU THÀNH',
    signer: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    recipients: ['Thành viên UBND huyện', 'UBND các xã, thị trấn', 'Lưu: VT'],
  };
}

/** A paper of a department of the district. */
export function departmentPaper(
  paper: Pick<Paper, 'agency' | 'symbol' | 'kindName' | 'abstract' | 'date' | 'blocks'> & {
    post: string;
  },
): Paper {
  const { post, ...rest } = paper;
  return {
    ...rest,
    isDraft: false,
    parentAgency: 'UBND HUYỆN CHÂU THÀNH',
    signer: [post],
    recipients: ['UBND huyện (báo cáo)', 'UBND các xã, thị trấn', 'Lưu: VT'],
  };
}

/** The line of place and date: days below 10 and the months 1 and 2 get a leading 0 (Nghị định 30/2020/NĐ-CP, annex I). */
export function placeAndDate(date: Date): string {
  const local = new Date(date.getTime() + 7 * 3_600_000);
  const day = String(local.getUTCDate()).padStart(2, '0');
  const month = local.getUTCMonth() + 1;
  return `Châu Thành, ngày ${day} tháng ${month < 3 ? `0${month}` : month} năm ${local.getUTCFullYear()}`;
}

/** The recipients as they are printed: each its own line, the last with a full stop. */
export function recipientLines(recipients: readonly string[]): string[] {
  return recipients.map((line, i) => `- ${line}${i === recipients.length - 1 ? '.' : ';'}`);
}

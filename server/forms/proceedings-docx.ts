import { AlignmentType, Document, Header, Packer, Paragraph } from 'docx';
import type { WrittenProceedings } from '#server/services/ports/proceedings-writer.ts';
import { centred, pageNumber, runs, TWIPS_PER_MM, titleBlock } from './docx-parts.ts';

/** A4 standing, within the margins of the form: 30 mm where it is bound, 20 mm elsewhere. */
const TEXT_TWIPS = Math.round((210 - 30 - 20) * TWIPS_PER_MM);

const day = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'full' });

/** Writes the proceedings as DOCX: A4 standing, the title block without a date, as minutes have it, a heading for each item. */
export function writeProceedingsDocx({ frame, parts }: WrittenProceedings): Promise<Buffer> {
  const document = new Document({
    title: 'Diễn biến cuộc họp',
    creator: frame.unitName,
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: Math.round(210 * TWIPS_PER_MM), height: Math.round(297 * TWIPS_PER_MM) },
            margin: { top: '20mm', bottom: '20mm', left: '30mm', right: '20mm' },
          },
        },
        headers: { first: new Header({ children: [] }), default: pageNumber() },
        children: [
          titleBlock(frame.unitName, TEXT_TWIPS, null),
          centred('', {}),
          centred('DIỄN BIẾN CUỘC HỌP', { bold: true, size: 14 }),
          centred(frame.title, { bold: true, size: 14 }, 200),
          line(`Thời gian: ${day.format(new Date(frame.startsAt))}`),
          line(`Địa điểm: ${frame.place}`),
          ...parts.flatMap(({ title, texts }) => [
            ...(title === null ? [] : [heading(title)]),
            ...texts.flatMap((text) => text.split('\n')).map(line),
          ]),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function heading(text: string): Paragraph {
  return new Paragraph({
    keepNext: true,
    spacing: { before: 160, after: 80 },
    children: runs(text, { bold: true, size: 14 }),
  });
}

function line(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    indent: { firstLine: Math.round(10 * TWIPS_PER_MM) },
    spacing: { after: 80 },
    children: runs(text, { size: 14 }),
  });
}

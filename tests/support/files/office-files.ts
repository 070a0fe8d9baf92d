import { Document, Header, Packer, Paragraph, TextRun } from 'docx';
import exceljs from 'exceljs';
import { zipFile } from './zip-file.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A DOCX with a paragraph for each line. */
export function docxFile(...lines: string[]): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] }),
  );
}

/** A DOCX with a line in the head of its pages. */
export function docxWithHeader(header: string, ...lines: string[]): Promise<Buffer> {
  const headers = { default: new Header({ children: [new Paragraph(header)] }) };
  const children = lines.map((line) => new Paragraph(line));
  return Packer.toBuffer(new Document({ sections: [{ headers, children }] }));
}

/** A DOCX with a paragraph for each line, written in one font. */
export function docxInFont(font: string, ...lines: string[]): Promise<Buffer> {
  const children = lines.map((text) => new Paragraph({ children: [new TextRun({ text, font })] }));
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

/** An XLSX with the rows on one sheet. */
export async function xlsxFile(rows: (string | number)[][]): Promise<Buffer> {
  const book = new exceljs.Workbook();
  book.addWorksheet('Biểu').addRows(rows);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function contentTypes(parts: Record<string, string>): string {
  const overrides = Object.entries(parts)
    .map(([part, type]) => `<Override PartName="${part}" ContentType="${OFFICE}.${type}+xml"/>`)
    .join('');
  return `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides}</Types>`;
}

function relations(...list: { id: string; type: string; target: string; external?: boolean }[]) {
  const items = list
    .map(
      ({ id, type, target, external }) =>
        `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
    )
    .join('');
  return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items}</Relationships>`;
}

/** A PPTX with one slide and one text on it. */
export function pptxFile(text: string): Buffer {
  const a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
  const p = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
  const box = `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Tiêu đề"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="500000" y="500000"/><a:ext cx="8000000" cy="1000000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="vi-VN"/><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;
  const tree = (shapes: string) =>
    `<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${shapes}</p:spTree></p:cSld>`;
  return zipFile({
    '[Content_Types].xml': contentTypes({
      '/ppt/presentation.xml': 'presentationml.presentation.main',
      '/ppt/slides/slide1.xml': 'presentationml.slide',
    }),
    '_rels/.rels': relations({ id: 'r1', type: 'officeDocument', target: 'ppt/presentation.xml' }),
    'ppt/presentation.xml': `${XML}<p:presentation ${a} ${p} xmlns:r="${RELATIONS}"><p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations({
      id: 'r1',
      type: 'slide',
      target: 'slides/slide1.xml',
    }),
    'ppt/slides/slide1.xml': `${XML}<p:sld ${a} ${p}>${tree(box)}</p:sld>`,
  });
}

/** A DOCX whose one picture lies at an address: opening it naively tells that address who reads. */
export function docxWithLinkedPicture(address: string): Buffer {
  const drawing = `<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="p"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="r9"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`;
  return zipFile({
    '[Content_Types].xml': contentTypes({ '/word/document.xml': 'wordprocessingml.document.main' }),
    '_rels/.rels': relations({ id: 'r1', type: 'officeDocument', target: 'word/document.xml' }),
    'word/document.xml': `${XML}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${RELATIONS}"><w:body><w:p><w:r><w:t>Có hình</w:t></w:r></w:p><w:p><w:r>${drawing}</w:r></w:p></w:body></w:document>`,
    'word/_rels/document.xml.rels': relations({
      id: 'r9',
      type: 'image',
      target: address,
      external: true,
    }),
  });
}

/** A package whose one part is a text document with this content, however little sense it makes. */
export function packageOf(type: string, content: string): Buffer {
  return zipFile({
    '[Content_Types].xml': contentTypes({ '/word/document.xml': type }),
    '_rels/.rels': relations({ id: 'r1', type: 'officeDocument', target: 'word/document.xml' }),
    'word/document.xml': `${XML}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${content}</w:body></w:document>`,
  });
}

/** A small DOCX that unpacks to more than `bytes`. */
export function docxBomb(bytes: number): Buffer {
  return zipFile({
    '[Content_Types].xml': contentTypes({ '/word/document.xml': 'wordprocessingml.document.main' }),
    'word/document.xml': Buffer.alloc(bytes + 1, 'A'),
  });
}

/** A small DOCX whose list of parts, which is read into memory, unpacks to more than `bytes`. */
export function docxListBomb(bytes: number): Buffer {
  return zipFile({ '[Content_Types].xml': Buffer.alloc(bytes + 1, 'A') });
}

/** An OLE compound file as an office program writes for a file with a password: only its header and stream name are real. */
export function encryptedOfficeFile(): Buffer {
  const file = Buffer.alloc(4096);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  Buffer.from('EncryptedPackage', 'utf16le').copy(file, 1024 + 128);
  return file;
}

import { describe, expect, it } from 'vitest';
import { containerOf, extensionOf, nameFits, ooxmlKindOf } from '#server/domain/file-kind.ts';
import { cleanFileName, fileNameOf, stemOf } from '#server/domain/file-name.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const types = (type: string) => `<Types><Override PartName="/x" ContentType="${type}"/></Types>`;
const office = 'application/vnd.openxmlformats-officedocument';

describe('the container is told by its first bytes', () => {
  it.each([
    ['%PDF-1.7', 'pdf'],
    ['\n\n%PDF-1.4', 'pdf'],
    [`${'x'.repeat(1100)}%PDF-1.4`, 'other'],
    ['PK\x03\x04rest', 'zip'],
    ['PK\x05\x06', 'other'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'compound'],
    ['MZ', 'other'],
    ['', 'other'],
  ])('%j is %s', (head, container) => {
    expect(containerOf(bytes(head))).toBe(container);
  });
});

describe('the kind of an office file is told by its main part', () => {
  it.each([
    [`${office}.wordprocessingml.document.main+xml`, 'docx'],
    [`${office}.spreadsheetml.sheet.main+xml`, 'xlsx'],
    [`${office}.presentationml.presentation.main+xml`, 'pptx'],
    ['application/vnd.ms-word.document.macroEnabled.main+xml', null],
    [`${office}.wordprocessingml.template.main+xml`, null],
    ['application/epub+zip', null],
  ])('%s is %s', (type, kind) => {
    expect(ooxmlKindOf(types(type))).toBe(kind);
  });
});

describe('a file name', () => {
  it.each([
    ['báo cáo.docx', 'docx', true],
    ['BÁO CÁO.DOCX', 'docx', true],
    ['báo cáo', 'docx', true],
    ['báo cáo.pdf', 'docx', false],
    ['report.docx.exe', 'docx', false],
  ] as const)('%s fits %s: %s', (name, kind, fits) => {
    expect(nameFits(name, kind)).toBe(fits);
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\a.pdf', 'a.pdf'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie: x.pdf'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['Ba\u0301o ca\u0301o.pdf', 'Báo cáo.pdf'],
    ['..', ''],
    ['', ''],
  ])('%j is cleaned to %j', (sent, clean) => {
    expect(cleanFileName(sent)).toBe(clean);
  });

  it('keeps its extension when it is cut', () => {
    const name = cleanFileName(`${'ả'.repeat(400)}.docx`);
    expect(name.length).toBeLessThanOrEqual(200);
    expect(extensionOf(name)).toBe('docx');
  });

  it('gets the extension of its kind when it has none, and a name when it has none', () => {
    expect(fileNameOf('báo cáo', 'xlsx')).toBe('báo cáo.xlsx');
    expect(fileNameOf('/', 'pdf')).toBe('tài liệu.pdf');
    expect(stemOf('tờ trình.v2.docx')).toBe('tờ trình.v2');
  });
});

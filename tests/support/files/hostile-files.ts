import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import type { SeededRandom } from '../seeded-random.ts';
import {
  docxBomb,
  docxFile,
  docxListBomb,
  docxWithLinkedPicture,
  encryptedOfficeFile,
  packageOf,
  pptxFile,
  xlsxFile,
} from './office-files.ts';
import { activePdf, encryptPdf, letterPdf, pdfFile } from './pdf-files.ts';
import { rawPdf } from './raw-pdf.ts';
import { zipFile } from './zip-file.ts';

/** How a file must end: refused at once, or taken and then converted or failed; `either` where chance decides. */
export type RightEnd = 'refused' | 'taken' | 'either';

/** A file that somebody might send, by malice or by accident. */
export type HostileFile = { family: string; name: string; bytes: Buffer; end: RightEnd };

type Make = (chance: SeededRandom, address: string) => Promise<Omit<HostileFile, 'family'>>;

const KINDS = ['pdf', 'docx', 'xlsx', 'pptx'] as const;
type Kind = (typeof KINDS)[number];

const goodFile: Record<Kind, () => Promise<Buffer>> = {
  pdf: () => letterPdf(null),
  docx: () => docxFile('Báo cáo', 'Kế hoạch'),
  xlsx: () => xlsxFile([['Xã', 1]]),
  pptx: async () => pptxFile('Tờ trình'),
};

const truncated: Make = async (chance) => {
  const kind = chance.pick(KINDS);
  const whole = await goodFile[kind]();
  // A PDF that has lost its tail can often be mended; a package without its directory cannot.
  const bytes = whole.subarray(0, 1 + chance.below(whole.length - 1));
  return { name: `cắt.${kind}`, bytes, end: kind === 'pdf' ? 'either' : 'refused' };
};

const mutated =
  (kind: Kind, most: number): Make =>
  async (chance) => {
    const bytes = Buffer.from(await goodFile[kind]());
    for (let count = 1 + chance.below(most); count > 0; count -= 1)
      bytes[chance.below(bytes.length)] = chance.below(256);
    return { name: `lỗi.${kind}`, bytes, end: 'either' };
  };

const HEADS = [
  'MZ\x90\0',
  '\x7fELF',
  '\x89PNG\r\n',
  'GIF89a',
  '<html><script>',
  '#!/bin/sh\n',
  '{',
];
const wrongType: Make = async (chance) => {
  const head = chance.pick(['', ...HEADS]);
  const bytes = Buffer.concat([Buffer.from(head, 'latin1'), chance.bytes(1 + chance.below(5000))]);
  return { name: `giả.${chance.pick(KINDS)}`, bytes, end: 'refused' };
};

const wrongName: Make = async (chance) => {
  const kind = chance.pick(KINDS);
  const claimed = chance.pick(['exe', 'doc', 'html', 'jpg', kind === 'pdf' ? 'docx' : 'pdf']);
  return { name: `tên sai.${claimed}`, bytes: await goodFile[kind](), end: 'refused' };
};

const polyglot: Make = async (chance) => {
  const pdf = await pdfFile(1, 'Hai mat');
  const zip = await docxFile('Hai mặt');
  const web = Buffer.from('<html><script>fetch("/")</script>');
  const bytes = chance.pick([
    Buffer.concat([zip, pdf]),
    Buffer.concat([pdf, zip]),
    Buffer.concat([web, pdf]),
    Buffer.concat([Buffer.from('GIF89a'), pdf]),
  ]);
  return { name: `hai mặt.${chance.pick(['pdf', 'docx'])}`, bytes, end: 'either' };
};

const encrypted: Make = async (chance) => {
  if (chance.below(2) === 0)
    return { name: 'khóa.docx', bytes: encryptedOfficeFile(), end: 'refused' };
  const folder = mkdtempSync(join(tmpdir(), 'nghi-su-locked-'));
  encryptPdf(join(folder, 'a.pdf'), await pdfFile(), 'mật khẩu');
  const bytes = readFileSync(join(folder, 'a.pdf'));
  rmSync(folder, { recursive: true });
  return { name: 'khóa.pdf', bytes, end: 'refused' };
};

const bomb: Make = async (chance) => {
  const many = Object.fromEntries(Array.from({ length: 10_500 }, (_, at) => [`a${at}`, '']));
  const bytes = [
    () => docxBomb(512 * 1024 * 1024),
    () => docxListBomb(4 * 1024 * 1024),
    () => zipFile(many),
  ][chance.below(3)]?.();
  return { name: 'nén.docx', bytes: bytes ?? Buffer.alloc(0), end: 'refused' };
};

const strangePages: Make = async (chance) => {
  const box = chance.pick([
    '0 0 14400000 14400000',
    '0 0 1 99999999',
    '0 0 -5 -5',
    '0 0 0 0',
    '0 0 1e30 1e30',
    '9 9 9',
  ]);
  return { name: 'khổ lạ.pdf', bytes: rawPdf({ box }), end: 'either' };
};

const manyPages: Make = async () => ({
  name: 'dài.pdf',
  bytes: await pdfFile(2001, 'Trang'),
  end: 'refused',
});

const nested: Make = async (chance) => {
  const depth = 1000 + chance.below(20_000);
  if (chance.below(2) === 0) {
    const content = `${'<w:sdt><w:sdtContent>'.repeat(depth)}${'</w:sdtContent></w:sdt>'.repeat(depth)}`;
    return {
      name: 'sâu.docx',
      bytes: packageOf('wordprocessingml.document.main', content),
      end: 'either',
    };
  }
  const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const bytes = chance.pick([rawPdf({ more: `/Deep ${deep}` }), rawPdf({ kids: '2 0 R' })]);
  return { name: 'sâu.pdf', bytes, end: 'either' };
};

const linked: Make = async (chance, address) => {
  if (chance.below(3) === 0)
    return {
      name: 'liên kết.docx',
      bytes: docxWithLinkedPicture(`${address}/picture`),
      end: 'taken',
    };
  const action = chance.pick(['URI', 'GoToR', 'Launch', 'SubmitForm', 'ImportData']);
  const key = action === 'URI' ? 'URI' : 'F';
  const more = `/OpenAction <</S /${action} /${key} (${address}/${action})>>`;
  return { name: 'liên kết.pdf', bytes: rawPdf({ more }), end: 'taken' };
};

const macros: Make = async (chance) => {
  const [name, type] = chance.pick([
    ['macro.docx', 'application/vnd.ms-word.document.macroEnabled.main'],
    ['macro.xlsx', 'application/vnd.ms-excel.sheet.macroEnabled.main'],
    ['mẫu.docx', 'application/vnd.ms-word.template.macroEnabledTemplate.main'],
  ]);
  const parts = { '[Content_Types].xml': `<Override ContentType="${type}+xml"/>` };
  const bytes = zipFile({ ...parts, 'word/vbaProject.bin': chance.bytes(500) });
  return { name, bytes, end: 'refused' };
};

const active: Make = async (chance, address) => {
  if (chance.below(2) === 0) return { name: 'mã.pdf', bytes: await activePdf(), end: 'taken' };
  const pdf = await PDFDocument.create();
  pdf.addPage([595, 842]);
  const code = `this.submitForm("${address}/script"); app.launchURL("${address}/launch")`;
  const script = pdf.context.obj({ S: 'JavaScript', JS: PDFString.of(code) });
  pdf.catalog.set(PDFName.of('OpenAction'), script);
  await pdf.attach(chance.bytes(2000), 'mã độc.exe', {});
  return { name: 'kèm tệp.pdf', bytes: Buffer.from(await pdf.save()), end: 'taken' };
};

const NAMES = [
  '../../etc/passwd.pdf',
  '..\\..\\windows\\a.pdf',
  'a\u202efdp.exe.pdf',
  `${'dài '.repeat(200)}.pdf`,
  '.pdf',
  '-rf.pdf',
  '$(reboot).pdf',
  '"; rm -rf ~;".pdf',
  'a\u0000b.pdf',
] as const;
const strangeName: Make = async (chance) => ({
  name: chance.pick(NAMES),
  bytes: await pdfFile(1, `Ten la ${chance.below(1e9)}`),
  end: 'taken',
});

const noise: Make = async (chance) => {
  const head = chance.pick(['%PDF-1.7\n', 'PK\x03\x04', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1']);
  const bytes = Buffer.concat([Buffer.from(head, 'latin1'), chance.bytes(chance.below(20_000))]);
  return { name: `nhiễu.${chance.pick(KINDS)}`, bytes, end: 'refused' };
};

// Most are refused at once; of those that a program must open, which takes seconds each, there are a few of every family.
const FAMILIES: readonly (readonly [family: string, count: number, make: Make])[] = [
  ['truncated', 40, truncated],
  ['bytes of a PDF changed', 6, mutated('pdf', 12)],
  ['bytes of a DOCX changed', 4, mutated('docx', 8)],
  ['bytes of an XLSX changed', 2, mutated('xlsx', 8)],
  ['wrong type', 70, wrongType],
  ['wrong name', 14, wrongName],
  ['polyglot', 4, polyglot],
  ['encrypted', 8, encrypted],
  ['zip bomb', 3, bomb],
  ['huge or strange pages', 4, strangePages],
  ['too many pages', 1, manyPages],
  ['deep nesting', 4, nested],
  ['external links', 5, linked],
  ['macros', 10, macros],
  ['scripts and embedded files', 4, active],
  ['strange names', 4, strangeName],
  ['noise behind a true head', 60, noise],
];

/** Makes all the files, one after another, the same for the same chance; those with links name `address`. */
export async function* hostileFiles(
  chance: SeededRandom,
  address: string,
): AsyncGenerator<HostileFile> {
  for (const [family, count, make] of FAMILIES)
    for (let made = 0; made < count; made += 1) yield { family, ...(await make(chance, address)) };
}

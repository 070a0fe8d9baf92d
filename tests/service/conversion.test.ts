import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Isolation, probeIsolation } from '#server/conversion/isolation.ts';
import { CONVERSION_LIMITS, createProgramConverter } from '#server/conversion/program-converter.ts';
import type { FileKind } from '#server/domain/file-kind.ts';
import type { Converter } from '#server/services/ports/converter.ts';
import {
  docxBomb,
  docxFile,
  docxListBomb,
  docxWithLinkedPicture,
  encryptedOfficeFile,
  pptxFile,
  xlsxFile,
} from '#tests/support/files/office-files.ts';
import { activePdf, encryptPdf, pdfFile, pdfObjects } from '#tests/support/files/pdf-files.ts';
import { zipFile } from '#tests/support/files/zip-file.ts';

// Two cores, LibreOffice at low priority: a conversion may wait long for its turn beside other tests.
vi.setConfig({ testTimeout: 90_000 });

const root = mkdtempSync(join(tmpdir(), 'nghi-su-conversion-'));
const at = (name: string) => join(root, name);
const bare: Isolation = { prefix: [], networkless: false };
let isolation: Isolation;
let converter: Converter;

async function aConverter(
  name: string,
  options: Partial<typeof CONVERSION_LIMITS> = {},
  how = isolation,
) {
  const limits = { ...CONVERSION_LIMITS, ...options };
  return createProgramConverter({ folder: at(name), isolation: how, limits });
}

beforeAll(async () => {
  isolation = await probeIsolation({ dataBytes: 2 ** 30, fileBytes: 2 ** 30 });
  converter = await aConverter('work');
});

afterAll(async () => {
  await converter.close();
  rmSync(root, { recursive: true, force: true });
});

/** Converts and reads all that matters of the result while it is there. */
async function convert(path: string, kind: FileKind, by = converter) {
  return by.convert(path, kind, async (conversion) =>
    'problem' in conversion
      ? conversion
      : {
          ...conversion.converted,
          head: (await readFile(conversion.converted.path)).subarray(0, 5).toString(),
          objects: pdfObjects(conversion.converted.path),
        },
  );
}

describe('each kind of file becomes a PDF with its text', () => {
  it.each([
    [
      'docx',
      () => docxFile('Báo cáo cải cách hành chính', 'huyện Châu Thành'),
      'Báo cáo cải cách hành chính',
    ],
    [
      'xlsx',
      () =>
        xlsxFile([
          ['Xã', 'Hồ sơ'],
          ['Bình Hòa', 14_987],
        ]),
      'Bình Hòa',
    ],
    ['pptx', async () => pptxFile('Kỷ luật, kỷ cương'), 'Kỷ luật, kỷ cương'],
    ['pdf', () => pdfFile(3, 'To trinh'), 'To trinh 1'],
  ] as const)('%s', async (kind, make, text) => {
    const path = at(`good-${kind}`);
    await writeFile(path, await make());
    expect(await converter.examine(path, `tài liệu.${kind}`)).toEqual({ kind });
    const pageCount = kind === 'pdf' ? 3 : 1;
    const result = await convert(path, kind);
    expect(result).toMatchObject({ pageCount, head: '%PDF-' });
    expect('pageText' in result && result.pageText).toContain(text);
    expect('pageText' in result && result.pageText.split('\f')).toHaveLength(pageCount);
  });

  it('leaves nothing behind', () => {
    expect(readdirSync(at('work'))).toEqual(['scratch']);
    expect(readdirSync(at('work/scratch'))).toEqual([]);
  });
});

describe('a file that can not be taken is told before anything opens it', () => {
  it.each([
    ['empty.docx', async () => Buffer.alloc(0), 'empty'],
    ['text.docx', async () => Buffer.from('chỉ là chữ'), 'wrong-type'],
    ['program.pdf', async () => Buffer.from('MZ\x90\x00'), 'wrong-type'],
    ['sheet.docx', () => xlsxFile([[1]]), 'wrong-type'],
    ['archive.docx', async () => zipFile({ 'a.txt': 'x' }), 'wrong-type'],
    ['cut.docx', async () => (await docxFile('a')).subarray(0, 5000), 'damaged'],
    ['cut.pdf', async () => (await pdfFile()).subarray(0, 200), 'damaged'],
    ['locked.docx', async () => encryptedOfficeFile(), 'encrypted'],
    ['old.doc', async () => encryptedOfficeFile().fill(0, 1024), 'wrong-type'],
    ['bomb.docx', async () => docxBomb(CONVERSION_LIMITS.unpackedBytes), 'unpacks-too-large'],
    ['list.docx', async () => docxListBomb(4 * 1024 * 1024), 'unpacks-too-large'],
  ] as const)('%s', { timeout: 60_000 }, async (name, make, problem) => {
    await writeFile(at(name), await make());
    expect(await converter.examine(at(name), name)).toEqual({ problem });
  });

  it('a PDF that asks for a password is encrypted; one that only restricts is taken and opened up', async () => {
    const pdf = await pdfFile();
    encryptPdf(at('locked.pdf'), pdf, 'user');
    expect(await converter.examine(at('locked.pdf'), 'a.pdf')).toEqual({ problem: 'encrypted' });
    encryptPdf(at('restricted.pdf'), pdf, '');
    expect(await converter.examine(at('restricted.pdf'), 'a.pdf')).toEqual({ kind: 'pdf' });
    const result = await convert(at('restricted.pdf'), 'pdf');
    expect('objects' in result && result.objects).not.toContain('/Encrypt');
  });

  it('a PDF of too many pages is told, and so is a document that turns out so long', async () => {
    const strict = await aConverter('strict', { pages: 2 });
    await writeFile(at('long.pdf'), await pdfFile(3));
    expect(await strict.examine(at('long.pdf'), 'a.pdf')).toEqual({ problem: 'too-many-pages' });
    expect(await convert(at('long.pdf'), 'pdf', strict)).toEqual({ problem: 'too-many-pages' });
    await strict.close();
  });
});

describe('what a document brings along', () => {
  it('scripts, launch actions and embedded files are gone from the PDF, its page is not', async () => {
    await writeFile(at('active.pdf'), await activePdf());
    const before = pdfObjects(at('active.pdf'));
    const words = [
      '/JavaScript',
      'app.alert',
      '/OpenAction',
      '/Launch',
      'calc.exe',
      '/EF',
      'MZ secret',
    ];
    for (const word of words) expect(before).toContain(word);
    const result = await convert(at('active.pdf'), 'pdf');
    expect(result).toMatchObject({
      pageCount: 1,
      pageText: expect.stringContaining('Trang co ma'),
    });
    for (const word of words) expect('objects' in result && result.objects).not.toContain(word);
  });

  describe('an address of a picture', () => {
    const asked: string[] = [];
    const listener = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(404).end();
    });
    let address = '';
    beforeAll(async () => {
      await new Promise<void>((ready) => listener.listen(0, '127.0.0.1', ready));
      const bound = listener.address();
      address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}/pixel.png`;
      await writeFile(at('linked.docx'), docxWithLinkedPicture(address));
    });
    afterEach(() => void asked.splice(0));
    afterAll(() => new Promise((closed) => listener.close(closed)));

    it('is asked by LibreOffice when nothing stops it (the trap works)', async () => {
      const profile = `-env:UserInstallation=file://${at('naive-profile')}`;
      const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', at('naive')];
      await promisify(execFile)('soffice', [...args, at('linked.docx')]);
      expect(asked).not.toEqual([]);
    });

    it('is never asked by a conversion, which succeeds all the same', async () => {
      expect(isolation.networkless).toBe(true);
      expect(await convert(at('linked.docx'), 'docx')).toMatchObject({ pageCount: 1 });
      expect(asked).toEqual([]);
    });

    it('is not even looked for where isolation is needed and missing: the file is refused, a PDF is not', async () => {
      const strict = await createProgramConverter({
        folder: at('strict'),
        isolation: bare,
        needsIsolation: true,
        limits: CONVERSION_LIMITS,
      });
      const refused = expect.objectContaining({
        body: { code: 'UNAVAILABLE', reason: 'no-isolation' },
      });
      await expect(strict.examine(at('linked.docx'), 'linked.docx')).rejects.toEqual(refused);
      await expect(convert(at('linked.docx'), 'docx', strict)).rejects.toEqual(refused);
      await writeFile(at('plain.pdf'), await pdfFile());
      expect(await strict.examine(at('plain.pdf'), 'plain.pdf')).toEqual({ kind: 'pdf' });
      expect(await convert(at('plain.pdf'), 'pdf', strict)).toMatchObject({ pageCount: 1 });
    });

    it('is not asked either where the machine allows no isolation: the profile forbids it', async () => {
      const open = await aConverter('open', {}, bare);
      expect(await convert(at('linked.docx'), 'docx', open)).toMatchObject({ pageCount: 1 });
      expect(asked).toEqual([]);
      await open.close();
    });
  });
});

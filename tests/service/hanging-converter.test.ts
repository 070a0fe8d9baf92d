import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Isolation, probeIsolation } from '#server/conversion/isolation.ts';
import { CONVERSION_LIMITS, createProgramConverter } from '#server/conversion/program-converter.ts';
import { ConversionAborted, type Converter } from '#server/services/ports/converter.ts';
import { docxFile } from '#tests/support/files/office-files.ts';
import { pdfFile } from '#tests/support/files/pdf-files.ts';

const root = mkdtempSync(join(tmpdir(), 'nghi-su-hanging-'));
const at = (name: string) => join(root, name);
/** What hangs gets so long, in milliseconds: its processes are to be seen before. */
const HANG_MS = 5000;
const bare: Isolation = { prefix: [], networkless: false };
const path = process.env.PATH;
let isolation: Isolation;

beforeAll(async () => {
  isolation = await probeIsolation({ dataBytes: 2 ** 30, fileBytes: 2 ** 30 });
});
afterEach(() => {
  process.env.PATH = path;
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function aConverter(
  name: string,
  options: Partial<typeof CONVERSION_LIMITS> = {},
  how = isolation,
) {
  const limits = { ...CONVERSION_LIMITS, ...options };
  return createProgramConverter({ folder: at(name), isolation: how, limits });
}

const convert = (file: string, by: Converter) => by.convert(file, 'docx', async (result) => result);

/** Command lines of living processes that hold the word. */
function processesWith(word: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8')];
      } catch {
        return [];
      }
    })
    .filter((line) => line.includes(word));
}

describe('a converter that hangs and forks', () => {
  let marker = '';
  let turn = 0;

  async function hang(body: (sleep: string) => string) {
    turn += 1;
    marker = `${process.pid}${turn}.25`;
    const folder = at(`fake-${turn}`);
    mkdirSync(folder);
    await writeFile(join(folder, 'soffice'), `#!/bin/sh\n${body(`sleep ${marker}`)}\n`);
    chmodSync(join(folder, 'soffice'), 0o755);
    process.env.PATH = `${folder}:${path}`;
    await writeFile(at('slow.docx'), await docxFile('a'));
  }

  // A server of its own takes seconds to start on a busy machine.
  const gone = () => vi.waitFor(() => expect(processesWith(marker)).toEqual([]), 20_000);
  const running = (count: number) =>
    vi.waitFor(() => expect(processesWith(marker)).toHaveLength(count), 20_000);

  it('ends within its limit, with all that it started', async () => {
    const quick = await aConverter('quick', { officeTimeoutMs: HANG_MS });
    // One child leaves the process group: only the process namespace reaches it.
    await hang((sleep) => `${sleep} &\nsetsid ${sleep} &\n(setsid ${sleep} &)\n${sleep}`);
    const converting = convert(at('slow.docx'), quick);
    await running(4);
    expect(await converting).toEqual({ problem: 'conversion-timed-out' });
    await gone();
    await quick.close();
  });

  it('ends with its process group where the machine allows no isolation', async () => {
    const quick = await aConverter('quick-bare', { officeTimeoutMs: HANG_MS }, bare);
    await hang((sleep) => `${sleep} &\n(${sleep} &)\n${sleep}`);
    const converting = convert(at('slow.docx'), quick);
    await running(3);
    expect(await converting).toEqual({ problem: 'conversion-timed-out' });
    await gone();
    await quick.close();
  });

  it('takes along what it leaves running when it ends by itself', async () => {
    const quick = await aConverter('leaver', {}, bare);
    await hang((sleep) => `${sleep} &\nexit 0`);
    expect(await convert(at('slow.docx'), quick)).toEqual({ problem: 'conversion-failed' });
    await gone();
    await quick.close();
  });

  it('ends when the converter closes, and the document is not to blame', async () => {
    const closing = await aConverter('closing');
    await hang((sleep) => `${sleep} &\n${sleep}`);
    const converting = convert(at('slow.docx'), closing).catch((error: unknown) => error);
    await running(2);
    await closing.close();
    expect(await converting).toBeInstanceOf(ConversionAborted);
    await gone();
    expect(readdirSync(at('closing'))).toEqual(['scratch']);
  });

  it('does not outlive a server that is killed', async () => {
    expect(isolation.prefix).toContain('--kill-child=SIGKILL');
    await hang((sleep) => `${sleep} &\nsetsid ${sleep} &\n${sleep}`);
    const program = `
      import { CONVERSION_LIMITS, createProgramConverter } from '#server/conversion/program-converter.ts';
      const isolation = ${JSON.stringify(isolation)};
      const converter = await createProgramConverter({ folder: '${at('killed')}', isolation, limits: CONVERSION_LIMITS });
      await converter.convert('${at('slow.docx')}', 'docx', async () => undefined);`;
    const server = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
      cwd: join(import.meta.dirname, '../..'),
      stdio: 'inherit',
    });
    await running(3);
    server.kill('SIGKILL');
    await gone();
  });

  it('gets nothing of the server’s environment', async () => {
    process.env.DATABASE_URL ??= 'postgresql://secret';
    const seen = await aConverter('seen', {}, bare);
    await hang(() => `env > "${at('environment')}"`);
    await convert(at('slow.docx'), seen);
    expect(existsSync(at('environment'))).toBe(true);
    expect(await readFile(at('environment'), 'utf8')).not.toMatch(/DATABASE_URL|postgresql/);
    await seen.close();
  });
});

describe('a program that is not installed', () => {
  const waits = { body: { code: 'UNAVAILABLE', reason: 'program-missing' } };

  it.each([
    ['isolated', () => isolation],
    ['bare', () => bare],
  ])('makes documents wait, and blames none of them (%s)', async (name, how) => {
    const folder = at(`only-wrappers-${name}`);
    mkdirSync(folder);
    for (const wrapper of ['setpriv', 'nice', 'prlimit', 'unshare'])
      symlinkSync(`/usr/bin/${wrapper}`, join(folder, wrapper));
    await writeFile(at('a.pdf'), await pdfFile());
    await writeFile(at('a.docx'), await docxFile('a'));
    const lacking = await aConverter(`lacking-${name}`, {}, how());
    process.env.PATH = folder;
    await expect(lacking.examine(at('a.pdf'), 'a.pdf')).rejects.toMatchObject(waits);
    await expect(convert(at('a.docx'), lacking)).rejects.toMatchObject(waits);
    await lacking.close();
  });

  it('is told at the upload of the files that need it, and of no others', async () => {
    const folder = at('no-office');
    mkdirSync(folder);
    const wrappers = ['setpriv', 'nice', 'prlimit', 'unshare'];
    for (const program of [...wrappers, 'qpdf', 'pdftotext', 'tesseract'])
      symlinkSync(`/usr/bin/${program}`, join(folder, program));
    await writeFile(at('b.pdf'), await pdfFile());
    await writeFile(at('b.docx'), await docxFile('b'));
    const lacking = await aConverter('lacking-office');
    process.env.PATH = folder;
    await expect(lacking.examine(at('b.docx'), 'b.docx')).rejects.toMatchObject(waits);
    expect(await lacking.examine(at('b.pdf'), 'b.pdf')).toEqual({ kind: 'pdf' });
    await lacking.close();
  });
});

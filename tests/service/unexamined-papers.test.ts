import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Isolation, probeIsolation } from '#server/conversion/isolation.ts';
import { CONVERSION_LIMITS, createProgramConverter } from '#server/conversion/program-converter.ts';
import type { Conversion } from '#server/services/ports/converter.ts';
import { letterPdf, scanOf } from '#tests/support/files/pdf-files.ts';

vi.setConfig({ testTimeout: 60_000 });

const root = mkdtempSync(join(tmpdir(), 'nghi-su-unexamined-'));
const path = process.env.PATH;
const paper = join(root, 'a.pdf');
let isolation: Isolation;

beforeAll(async () => {
  isolation = await probeIsolation({ dataBytes: 2 ** 30, fileBytes: 2 ** 30 });
  await writeFile(paper, await scanOf(await letterPdf({ mark: 'MẬT' })));
});
afterEach(() => {
  process.env.PATH = path;
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Puts a program in the place of one that looks into papers. */
async function put(program: string, body: string): Promise<void> {
  const folder = mkdtempSync(join(root, 'instead-'));
  await writeFile(join(folder, program), `#!/bin/sh\n${body}\n`);
  chmodSync(join(folder, program), 0o755);
  process.env.PATH = `${folder}:${path}`;
}

async function converted(pdfTimeoutMs = CONVERSION_LIMITS.pdfTimeoutMs): Promise<Conversion> {
  const limits = { ...CONVERSION_LIMITS, pdfTimeoutMs };
  const folder = mkdtempSync(join(root, 'conversion-'));
  const converter = await createProgramConverter({ folder, isolation, limits });
  try {
    return await converter.convert(paper, 'pdf', async (conversion) => conversion);
  } finally {
    await converter.close();
  }
}

describe('a paper that could not be looked into is not released', () => {
  it.each(['pdftotext', 'pdffonts', 'pdftoppm', 'tesseract'])('where %s fails', async (program) => {
    await put(program, 'exit 1');
    expect(await converted()).toEqual({ problem: 'not-examined' });
  });

  it('where a program runs into its limit', async () => {
    await put('tesseract', 'exec sleep 61.5');
    expect(await converted(8000)).toEqual({ problem: 'not-examined' });
  });
});

it('a paper in which there is nothing to read is none of these', async () => {
  await writeFile(paper, await scanOf(await letterPdf(null, [])));
  await put('pdftotext', 'touch "$4"');
  expect(await converted()).toMatchObject({ converted: { pageCount: 1, pageText: '' } });
});

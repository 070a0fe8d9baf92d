import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { containerOf, HEAD_BYTES, nameFits, ooxmlKindOf } from '#server/domain/file-kind.ts';
import type { Examination } from '#server/services/ports/converter.ts';
import { inspectPdf, type PdfTools } from './pdf-tools.ts';
import { scanZip, type ZipLimits } from './zip-scan.ts';

/** The bounds that an upload is held to. */
export type ExaminationLimits = ZipLimits & { pages: number };

// An OOXML file with a password is an OLE compound file with this stream in it (MS-OFFCRYPTO 2.3.4.4).
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function contains(path: string, needle: Buffer): Promise<boolean> {
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    const window = Buffer.concat([tail, chunk]);
    if (window.includes(needle)) return true;
    tail = window.subarray(Math.max(0, window.length - needle.length));
  }
  return false;
}

async function examineZip(path: string, limits: ZipLimits): Promise<Examination> {
  const scan = await scanZip(path, limits);
  if ('problem' in scan) return scan;
  const kind = scan.contentTypes === null ? null : ooxmlKindOf(scan.contentTypes);
  return kind === null ? { problem: 'wrong-type' } : { kind };
}

async function examineContent(
  path: string,
  tools: PdfTools,
  limits: ExaminationLimits,
): Promise<Examination> {
  const head = await headOf(path);
  if (head.length === 0) return { problem: 'empty' };
  switch (containerOf(head)) {
    case 'pdf': {
      const inspection = await inspectPdf(tools, path, limits.pages);
      return 'problem' in inspection ? inspection : { kind: 'pdf' };
    }
    case 'zip':
      return examineZip(path, limits);
    case 'compound':
      return { problem: (await contains(path, ENCRYPTED_PACKAGE)) ? 'encrypted' : 'wrong-type' };
    case 'other':
      return { problem: 'wrong-type' };
  }
}

/** Tells what an uploaded file is by its content, and what stops it; a name that claims another kind is `wrong-type`. */
export async function examineFile(
  path: string,
  fileName: string,
  tools: PdfTools,
  limits: ExaminationLimits,
): Promise<Examination> {
  const found = await examineContent(path, tools, limits);
  if ('kind' in found && !nameFits(fileName, found.kind)) return { problem: 'wrong-type' };
  return found;
}

import { pipeline, type Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import yauzl from 'yauzl';
import type { UploadProblem } from '#server/domain/file-kind.ts';

/** How much a package may hold: entries, and bytes really unpacked. */
export type ZipLimits = { entries: number; unpackedBytes: number };

/** What a scan found: the text of `[Content_Types].xml` (null without one), or what is wrong with the package. */
export type ZipScan = { contentTypes: string | null } | { problem: UploadProblem };

const CONTENT_TYPES = '[Content_Types].xml';
const PIECE_BYTES = 256 * 1024;
const MAX_CONTENT_TYPES_BYTES = 4 * 1024 * 1024;

// A problem found amid the scan, carried to its end.
class ZipProblem extends Error {
  readonly problem: UploadProblem;
  constructor(problem: UploadProblem) {
    super(problem);
    this.problem = problem;
  }
}

function openZip(path: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });
}

const DEFLATED = 8;

function openRaw(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    const settle = (error: Error | null, stream: Readable) =>
      error ? reject(error) : resolve(stream);
    if (entry.compressionMethod === DEFLATED)
      zip.openReadStream(
        entry,
        { decompress: false, decrypt: null, start: null, end: null },
        settle,
      );
    else zip.openReadStream(entry, settle);
  });
}

// Unpacked in large pieces: a bomb then costs the server's own thread little.
async function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  const raw = await openRaw(zip, entry);
  if (entry.compressionMethod !== DEFLATED) return raw;
  return pipeline(raw, createInflateRaw({ chunkSize: PIECE_BYTES }), () => undefined);
}

async function* entriesOf(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  for (;;) {
    const entry = await new Promise<yauzl.Entry | null>((resolve, reject) => {
      const settle = (next: () => void) => {
        zip.removeAllListeners();
        next();
      };
      zip.once('entry', (found: yauzl.Entry) => settle(() => resolve(found)));
      zip.once('end', () => settle(() => resolve(null)));
      zip.once('error', (error: Error) => settle(() => reject(error)));
      zip.readEntry();
    });
    if (entry === null) return;
    yield entry;
  }
}

async function scan(zip: yauzl.ZipFile, limits: ZipLimits): Promise<string | null> {
  let contentTypes: string | null = null;
  let unpackedBytes = 0;
  let entries = 0;
  for await (const entry of entriesOf(zip)) {
    entries += 1;
    if (entries > limits.entries) throw new ZipProblem('unpacks-too-large');
    if (entry.isEncrypted()) throw new ZipProblem('encrypted');
    const kept: Buffer[] = [];
    let keptBytes = 0;
    for await (const chunk of await openEntry(zip, entry)) {
      // The sizes that the package declares are its own claim; only what comes out is counted.
      unpackedBytes += chunk.length;
      if (unpackedBytes > limits.unpackedBytes) throw new ZipProblem('unpacks-too-large');
      if (entry.fileName !== CONTENT_TYPES) continue;
      keptBytes += chunk.length;
      if (keptBytes > MAX_CONTENT_TYPES_BYTES) throw new ZipProblem('unpacks-too-large');
      kept.push(chunk);
    }
    if (entry.fileName === CONTENT_TYPES) contentTypes = Buffer.concat(kept).toString('utf8');
  }
  return contentTypes;
}

/** Unpacks a zip into nothing and counts: a bomb, an encrypted or a damaged package is told before any program opens it. */
export async function scanZip(path: string, limits: ZipLimits): Promise<ZipScan> {
  let zip: yauzl.ZipFile | undefined;
  try {
    zip = await openZip(path);
    return { contentTypes: await scan(zip, limits) };
  } catch (error) {
    return { problem: error instanceof ZipProblem ? error.problem : 'damaged' };
  } finally {
    zip?.close();
  }
}

/** Reads the text of those entries of a package whose names match, at most `maxBytes` of all together; none of a damaged package. */
export async function readZipParts(
  path: string,
  names: RegExp,
  maxBytes: number,
): Promise<string[]> {
  let zip: yauzl.ZipFile | undefined;
  const parts: string[] = [];
  let readBytes = 0;
  try {
    zip = await openZip(path);
    for await (const entry of entriesOf(zip)) {
      if (!names.test(entry.fileName)) continue;
      const kept: Buffer[] = [];
      for await (const chunk of await openEntry(zip, entry)) {
        readBytes += chunk.length;
        if (readBytes > maxBytes) return parts;
        kept.push(chunk);
      }
      parts.push(Buffer.concat(kept).toString('utf8'));
    }
  } catch {
    // What can't be unpacked has been refused, or will fail where it is converted.
  } finally {
    zip?.close();
  }
  return parts;
}

import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import type { UploadProblem } from '#server/domain/file-kind.ts';

/** How much a package may hold: entries, and bytes really unpacked. */
export type ZipLimits = { entries: number; unpackedBytes: number };

/** What a scan found: the text of `[Content_Types].xml` (null without one), or what is wrong with the package. */
export type ZipScan = { contentTypes: string | null } | { problem: UploadProblem };

const CONTENT_TYPES = '[Content_Types].xml';
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

function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
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
    for await (const chunk of await openEntry(zip, entry)) {
      // The sizes that the package declares are its own claim; only what comes out is counted.
      unpackedBytes += chunk.length;
      if (unpackedBytes > limits.unpackedBytes) throw new ZipProblem('unpacks-too-large');
      if (entry.fileName === CONTENT_TYPES) kept.push(chunk);
    }
    if (entry.fileName === CONTENT_TYPES) {
      const text = Buffer.concat(kept);
      if (text.length > MAX_CONTENT_TYPES_BYTES) throw new ZipProblem('unpacks-too-large');
      contentTypes = text.toString('utf8');
    }
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

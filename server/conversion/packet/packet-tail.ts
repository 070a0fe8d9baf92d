import { open } from 'node:fs/promises';
import type { PacketCover } from '#server/services/ports/packet-maker.ts';

/** What a packet says of itself in a comment at its end, for those who write more after it. */
export type PacketAbout = {
  cover: PacketCover;
  /** The numbers of the objects that hold the cover's content, the catalog, and the title. */
  coverObject: number;
  rootObject: number;
  infoObject: number;
  objectCount: number;
  /** The two identifiers of the file in hexadecimal digits. */
  id: readonly [string, string];
  /** Where its cross-reference stream begins. */
  startXref: number;
};

// Enough for a cover that names hundreds of documents.
const ABOUT_BYTES = 256 * 1024;

/** The comment at the end of a packet. */
export function aboutComment(about: PacketAbout): string {
  return `%${JSON.stringify(about)}\n`;
}

/** Reads the end of a file. */
export async function endOf(
  path: string,
  maxBytes: number,
): Promise<{ end: Buffer; size: number }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, maxBytes);
    const { buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, size - length);
    return { end: buffer, size };
  } finally {
    await file.close();
  }
}

/** Reads what a packet says of itself, and its size in bytes. */
export async function readAbout(path: string): Promise<{ about: PacketAbout; size: number }> {
  const { end, size } = await endOf(path, ABOUT_BYTES);
  // Only the comment becomes text: what stands before it is packed content, and slow to read as letters.
  const lineBreak = end.lastIndexOf('\n', -2);
  return { about: JSON.parse(end.toString('utf8', lineBreak + 2)), size };
}

/**
 * An incremental update (ISO 32000-1, 7.5.6) that puts other content on the cover; it stands after the packet's `size` bytes and
 * refers to the packet's own cross-reference stream with one of its own kind (7.5.8).
 */
export function coverUpdate(about: PacketAbout, size: number, content: Buffer): Buffer {
  const { coverObject, rootObject, infoObject, objectCount, id, startXref } = about;
  const head = Buffer.from(`${coverObject} 0 obj\n<< /Length ${content.length} >>\nstream\n`);
  const object = Buffer.concat([head, content, Buffer.from('\nendstream\nendobj\n')]);
  const xrefAt = size + object.length;
  const entries = Buffer.concat([xrefEntry(size), xrefEntry(xrefAt)]);
  const dictionary = [
    `/Type /XRef /Size ${objectCount + 1} /W [1 8 2] /Length ${entries.length}`,
    `/Index [${coverObject} 1 ${objectCount} 1] /Root ${rootObject} 0 R`,
    `/Info ${infoObject} 0 R /Prev ${startXref} /ID [<${id[0]}> <${id[1]}>]`,
  ].join(' ');
  return Buffer.concat([
    object,
    Buffer.from(`${objectCount} 0 obj\n<< ${dictionary} >>\nstream\n`),
    entries,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${xrefAt}\n%%EOF\n`),
  ]);
}

/** An object that stands unpacked at a place in the file: kind 1, place in eight bytes, generation 0. */
function xrefEntry(at: number): Buffer {
  const entry = Buffer.alloc(11);
  entry[0] = 1;
  entry.writeBigUInt64BE(BigInt(at), 1);
  return entry;
}

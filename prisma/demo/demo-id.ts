import { createHash } from 'node:crypto';

/** A UUID (version 5 shape) that follows from the name alone, so that seeding twice makes the same rows. */
export function demoId(name: string): string {
  const bytes = createHash('sha1').update(`nghi-su demo ${name}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [8, 12, 16, 20, 32].map((end, i, ends) => hex.slice(ends[i - 1] ?? 0, end)).join('-');
}

import type { ByteRange } from '#server/services/ports/file-store.ts';

/** What a Range header asks of a file: all of it, one part, or a part that is not there (416). */
export type WantedBytes = { kind: 'all' } | { kind: 'part'; range: ByteRange } | { kind: 'none' };

const ALL: WantedBytes = { kind: 'all' };
const NONE: WantedBytes = { kind: 'none' };

/**
 * Reads a Range header (RFC 9110, 14). One range of bytes is answered; what is malformed, of another unit, or asks for several ranges
 * is ignored, as the standard allows: the whole file comes. A well-formed range that begins beyond the end is `none`.
 */
export function wantedBytes(header: string | undefined, sizeBytes: number): WantedBytes {
  const match = /^bytes\s*=\s*(\d*)\s*-\s*(\d*)$/i.exec(header?.trim() ?? '');
  if (!match) return ALL;
  const [, first = '', last = ''] = match;
  if (first === '') {
    if (last === '') return ALL;
    const length = Math.min(Number(last), sizeBytes);
    return length === 0
      ? NONE
      : { kind: 'part', range: { start: sizeBytes - length, end: sizeBytes - 1 } };
  }
  const start = Number(first);
  const end = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (last !== '' && Number(last) < start) return ALL;
  return start >= sizeBytes ? NONE : { kind: 'part', range: { start, end } };
}

/** True when the part may be given: without If-Range, or when it names the file that is there now. A date never does. */
export function rangeStillHolds(ifRange: string | undefined, etag: string): boolean {
  return ifRange === undefined || ifRange.trim() === etag;
}

/** True when If-None-Match names the file that is there now, so that its bytes need not be sent again. */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const known = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return known.includes('*') || known.includes(etag);
}

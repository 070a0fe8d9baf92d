import type { AnnotationId, VersionId } from '#contract/ids.ts';

/**
 * The id of an annotation of an older version on a newer one. The same on every device, so that two that carry it at once make one;
 * different for each annotation, since both ids are mixed bit by bit (a UUID of version 8, RFC 9562).
 */
export function carriedId(annotationId: AnnotationId, versionId: VersionId): AnnotationId {
  const [a, b] = [digitsOf(annotationId), digitsOf(versionId)];
  const mixed = a.map((digit, index) => digit ^ (b[index] ?? 0));
  mixed[12] = 8;
  mixed[16] = 8 | ((mixed[16] ?? 0) & 3);
  const hex = mixed.map((digit) => digit.toString(16)).join('');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return [...parts, hex.slice(20)].join('-') as AnnotationId;
}

function digitsOf(id: string): number[] {
  return [...id.replaceAll('-', '')].map((digit) => Number.parseInt(digit, 16));
}

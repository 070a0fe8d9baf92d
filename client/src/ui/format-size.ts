/** A size for people: 940 B, 12,4 kB, 3,1 MB, 5,4 GB. Decimal comma, as figures are written in Vietnam. */
export function formatSize(sizeBytes: number): string {
  if (sizeBytes < 1000) return `${sizeBytes} B`;
  const [value, unit] =
    sizeBytes < 1_000_000
      ? [sizeBytes / 1000, 'kB']
      : sizeBytes < 1_000_000_000
        ? [sizeBytes / 1_000_000, 'MB']
        : [sizeBytes / 1_000_000_000, 'GB'];
  return `${value.toFixed(1).replace('.', ',')} ${unit}`;
}

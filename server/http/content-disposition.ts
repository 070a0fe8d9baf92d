/**
 * The Content-Disposition of a file whose name somebody chose (RFC 6266): a plain name for old readers, and the real one encoded
 * (RFC 8187). Nothing of the name reaches the header as it is, so it can't end the line or the value. The plain name is no fold
 * for searching (`contract/fold-text.ts`): it keeps capitals and must be ASCII.
 */
export function contentDisposition(kind: 'inline' | 'attachment', fileName: string): string {
  const plain = fileName
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[^A-Za-z0-9._ -]/g, '_');
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

import { extensionOf, type FileKind } from './file-kind.ts';

const MAX_CHARS = 200;
// Control characters, and those that turn the direction of what follows (a name could then look like another).
const INVISIBLE = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Makes a file name that is only a name: its last path segment, composed (NFC), without invisible characters, 200 characters at most. */
export function cleanFileName(sent: string): string {
  const segment = sent.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const name = segment.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
  if (name.length <= MAX_CHARS) return /^\.*$/.test(name) ? '' : name;
  const extension = extensionOf(name).slice(0, 10);
  const stem = [...name].slice(0, MAX_CHARS - extension.length - 1).join('');
  return extension === '' ? stem : `${stem}.${extension}`;
}

/** The name that a file of the kind is kept under: what was sent, with the extension when it had none. */
export function fileNameOf(sent: string, kind: FileKind): string {
  const name = cleanFileName(sent) || 'tài liệu';
  return extensionOf(name) === '' ? `${name}.${kind}` : name;
}

/** The name without its extension. */
export function stemOf(fileName: string): string {
  const extension = extensionOf(fileName);
  return extension === '' ? fileName : fileName.slice(0, -extension.length - 1);
}

/** A title without what file systems do not take in a name, 120 characters at most. */
export function plainName(title: string): string {
  return title
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120);
}

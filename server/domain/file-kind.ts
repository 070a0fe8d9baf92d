import type { FileProblem } from '#contract/http/documents.ts';

/** The kinds of files that a meeting takes, told by their content. */
export const FILE_KINDS = ['pdf', 'docx', 'xlsx', 'pptx'] as const;

/** A kind of file that a meeting takes. */
export type FileKind = (typeof FILE_KINDS)[number];

/** The media type that a file of the kind is served with. */
export const MEDIA_TYPES: Record<FileKind, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** What the first bytes of a file say: a PDF, a zip (OOXML perhaps), an OLE compound file, or none of these. */
export type Container = 'pdf' | 'zip' | 'compound' | 'other';

/** How many bytes of the head `containerOf` needs; readers accept a PDF header within the first 1,024 bytes. */
export const HEAD_BYTES = 1024;

const COMPOUND_MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP_MAGIC = [0x50, 0x4b, 0x03, 0x04];

function startsWith(head: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => head[index] === byte);
}

/** Tells the container by magic bytes alone; names and declared types are not looked at. */
export function containerOf(head: Uint8Array): Container {
  if (startsWith(head, ZIP_MAGIC)) return 'zip';
  if (startsWith(head, COMPOUND_MAGIC)) return 'compound';
  return Buffer.from(head.subarray(0, HEAD_BYTES)).includes('%PDF-') ? 'pdf' : 'other';
}

// The content types of the main part (ECMA-376). Templates and files with macros have others and are not taken.
const MAIN_PARTS: readonly (readonly [FileKind, string])[] = [
  ['docx', `${MEDIA_TYPES.docx}.main+xml`],
  ['xlsx', `${MEDIA_TYPES.xlsx}.main+xml`],
  ['pptx', `${MEDIA_TYPES.pptx}.main+xml`],
];

/** Tells the kind of an OOXML package from its `[Content_Types].xml`; null when it is none of ours. */
export function ooxmlKindOf(contentTypesXml: string): FileKind | null {
  const declared = new Set(
    [...contentTypesXml.matchAll(/ContentType\s*=\s*["']([^"']*)["']/g)].map((match) => match[1]),
  );
  return MAIN_PARTS.find(([, mainPart]) => declared.has(mainPart))?.[0] ?? null;
}

/** The extension of a file name in lower case without its dot; empty when there is none. */
export function extensionOf(fileName: string): string {
  return /[^.]\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

/** True when the name does not claim another kind than the content is. A name without an extension claims nothing. */
export function nameFits(fileName: string, kind: FileKind): boolean {
  const extension = extensionOf(fileName);
  return extension === '' || extension === kind;
}

/** What stops an upload by what the file is, before anything is stored. */
export type UploadProblem = Exclude<
  FileProblem,
  'conversion-failed' | 'conversion-timed-out' | 'not-examined' | 'state-secret'
>;

import { MAX_UPLOAD_BYTES } from '#contract/http/documents.ts';
import { fileNameOf } from '#server/domain/file-name.ts';
import type { Converter } from './ports/converter.ts';
import type { NewVersion } from './ports/document-store.ts';
import type { FileStore } from './ports/file-store.ts';
import { refuseFile } from './refuse-file.ts';

/** A file as it is sent: a name that is only claimed, and its bytes as they come. */
export type Upload = {
  fileName: string;
  content: AsyncIterable<Uint8Array>;
  /** Why it comes after the papers of its meeting were due, where it does. */
  lateReason?: string | undefined;
};

/** Receives a file and looks into it; `use` says what becomes of it, and its bytes stay only when it calls `keep`. */
export type TakeFile = <T>(
  upload: Upload,
  use: (file: NewVersion, keep: () => Promise<void>) => Promise<T>,
) => Promise<T>;

/** Makes the way in for files, the same for meetings and for the library. */
export function createTakeFile({
  files,
  converter,
}: {
  files: Pick<FileStore, 'receive'>;
  converter: Pick<Converter, 'examine'>;
}): TakeFile {
  return async ({ fileName, content }, use) => {
    const received = await files.receive(content, MAX_UPLOAD_BYTES);
    try {
      const examination = await converter.examine(received.path, fileName);
      if ('problem' in examination) throw refuseFile(examination.problem);
      const { kind: fileKind } = examination;
      const { sizeBytes, key: originalKey } = received;
      const file = { fileName: fileNameOf(fileName, fileKind), fileKind, sizeBytes, originalKey };
      return await use(file, () => received.keep());
    } finally {
      await received.discard();
    }
  };
}

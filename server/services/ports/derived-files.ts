import type { Readable } from 'node:stream';
import type { ByteRange, FileKey } from './file-store.ts';

/** A file that was made of another. */
export type DerivedFile = {
  path: string;
  sizeBytes: number;
  read(range: ByteRange): Promise<Readable>;
};

/** Keeps files that can be made again at any time, up to a size; those that were not asked for the longest go first. */
export interface DerivedFiles {
  /**
   * The file of that name made of `source`. Where it isn't there, `write` makes it at the path that it gets; who asks meanwhile waits
   * for the same making. A name has lower-case letters, digits, dots and hyphens.
   */
  get(source: FileKey, name: string, write: (path: string) => Promise<void>): Promise<DerivedFile>;
  /** Removes all that was made of `source`, and what is in making when it is done. */
  forget(source: FileKey): Promise<void>;
  /** Removes everything. */
  clear(): Promise<void>;
}

import type { Readable } from 'node:stream';

/** Names a stored file: the SHA-256 of its bytes in hex. */
export type FileKey = string;

/** An inclusive range of bytes, counted from 0. */
export type ByteRange = { start: number; end: number };

/** A file that has arrived and is not stored yet: it is examined at `path`, then kept or discarded. */
export type ReceivedFile = {
  path: string;
  sizeBytes: number;
  key: FileKey;
  /** Stores it durably under its key; storing the same bytes twice is one. */
  keep(): Promise<void>;
  /** Forgets it; harmless after `keep`. */
  discard(): Promise<void>;
};

/** Holds the bytes of documents by their content; names and rights are kept elsewhere. */
export interface FileStore {
  /** Takes bytes in as they come. TOO_LARGE beyond `limitBytes` really received, UNAVAILABLE when the disk is full. */
  receive(source: AsyncIterable<Uint8Array>, limitBytes: number): Promise<ReceivedFile>;
  /** Size in bytes of a stored file; rejects when it is not there. */
  sizeOf(key: FileKey): Promise<number>;
  /** Opens a stored file for reading; the whole of it without a range. */
  read(key: FileKey, range?: ByteRange): Promise<Readable>;
  /** Gives a path where programs can read the file, valid until `use` ends; nobody may write to it. */
  withLocalPath<T>(key: FileKey, use: (path: string) => Promise<T>): Promise<T>;
  /** Removes a stored file that nothing names any more; removing what isn't there is harmless. */
  remove(key: FileKey): Promise<void>;
  /** Ends receptions under way; closing twice is one. */
  close(): Promise<void>;
}

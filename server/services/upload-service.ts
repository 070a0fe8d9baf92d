import { randomUUID } from 'node:crypto';
import { type ErrorCode, Refusal, refuse } from '#contract/errors.ts';
import { type AnyDocument, MAX_UPLOAD_BYTES } from '#contract/http/documents.ts';
import { UploadId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { uploadsInTheWay } from '#server/domain/upload-room.ts';
import type { DocumentChanges } from './document-changes.ts';
import type { DocumentReading } from './document-reading.ts';
import type { DocumentService } from './document-service.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import type { LibraryAccess } from './library-access.ts';
import type { LibraryService } from './library-service.ts';
import type { Clock } from './ports/clock.ts';
import type { StoredUpload, UploadStore, UploadTarget } from './ports/upload-store.ts';
import type { SecrecyGate } from './secrecy-gate.ts';
import type { Upload } from './take-file.ts';

/** How long an upload waits for the rest of its bytes, and its outcome for who asks, in milliseconds. */
export const UPLOAD_KEPT_MS = 24 * 60 * 60 * 1000;
const LOOK_EVERY_MS = 10 * 60_000;
// A page sends one file after another: more than these are what reloads have left behind.
const MOST_OF_ACCOUNT = 20;
/** What uploads leave free on the disk, for what is made of them. */
const KEPT_FREE_BYTES = 512 * 1024 * 1024;

// What the file itself is to blame for: sending it again would change nothing.
const FILE_FAULTS: readonly ErrorCode[] = ['BAD_INPUT', 'UNSUPPORTED_FILE', 'TOO_LARGE'];

/** What the service works with. */
export type UploadParts = {
  changes: DocumentChanges;
  folders: LibraryAccess;
  secrecy: SecrecyGate;
  documents: Pick<DocumentService, 'upload' | 'uploadFor' | 'replace' | 'requireReason'>;
  library: Pick<LibraryService, 'upload'>;
  reading: Pick<DocumentReading, 'get'>;
  uploads: UploadStore;
  clock: Clock;
  onError: (error: unknown) => void;
};

/** Uploads that go on where a lost line stopped them. An upload belongs to the account that began it; to others it is not there. */
export type UploadService = ReturnType<typeof createUploadService>;

/** Makes the service of resumable uploads. */
export function createUploadService(parts: UploadParts) {
  const { changes, folders, secrecy, documents, library, reading, uploads, clock, onError } = parts;
  const queue = createKeyedQueue<UploadId>();
  const writing = new Map<UploadId, AbortController>();
  const inHand = new Set<UploadId>();

  async function own(actor: Actor, uploadId: UploadId): Promise<StoredUpload> {
    const upload = await uploads.find(uploadId);
    if (upload?.accountId !== actor.userId) throw refuse('NOT_FOUND', 'upload');
    return upload;
  }

  // A sender that comes back over a new line ends the one that still hangs on the old line; what that one brought stays.
  async function alone<T>(
    actor: Actor,
    uploadId: UploadId,
    work: (upload: StoredUpload) => Promise<T>,
  ): Promise<T> {
    await own(actor, uploadId);
    writing.get(uploadId)?.abort();
    return queue.run(uploadId, async () => {
      inHand.add(uploadId);
      try {
        return await work(await own(actor, uploadId));
      } finally {
        inHand.delete(uploadId);
      }
    });
  }

  async function forget(isOver: (upload: StoredUpload) => boolean): Promise<void> {
    for (const upload of await uploads.all()) {
      if (!isOver(upload)) continue;
      writing.get(upload.uploadId)?.abort();
      await queue.run(upload.uploadId, () => uploads.remove(upload.uploadId));
    }
  }

  async function forgetExpired(): Promise<void> {
    const before = clock.now().getTime() - UPLOAD_KEPT_MS;
    await forget(({ startedAt }) => startedAt.getTime() < before);
  }

  /** TOO_MANY while so many of the account come in; UNAVAILABLE `storage-full` when all that is announced would fill the disk. */
  async function makeRoom(actor: Actor, sizeBytes: number): Promise<void> {
    const all = await uploads.all();
    const standings = all
      .filter(({ accountId }) => accountId === actor.userId)
      .map(({ uploadId, outcome, heardAt }) => {
        return { uploadId, isSettled: outcome !== null, isInHand: inHand.has(uploadId), heardAt };
      });
    const dropped = uploadsInTheWay(standings, MOST_OF_ACCOUNT);
    if (dropped === null) throw refuse('TOO_MANY');
    for (const uploadId of dropped) await queue.run(uploadId, () => uploads.remove(uploadId));
    const awaited = all
      .filter(({ uploadId }) => !dropped.includes(uploadId))
      .reduce((sum, upload) => sum + upload.sizeBytes - upload.receivedBytes, sizeBytes);
    if (awaited > (await uploads.freeBytes()) - KEPT_FREE_BYTES)
      throw refuse('UNAVAILABLE', 'storage-full');
  }

  async function authorise(actor: Actor, target: UploadTarget): Promise<void> {
    if ('itemId' in target) await changes.requireItem(actor, target.itemId);
    else if ('folderId' in target) await folders.require(actor, target.folderId, 'library.edit');
    else if ('requestId' in target) await changes.requirePaper(actor, target.requestId);
    else await changes.require(actor, target.documentId, 'document.upload');
  }

  function put(actor: Actor, target: UploadTarget, file: Upload): Promise<AnyDocument> {
    if ('itemId' in target) return documents.upload(actor, target.itemId, file);
    if ('folderId' in target) return library.upload(actor, target.folderId, file);
    if ('requestId' in target) return documents.uploadFor(actor, target.requestId, file);
    return documents.replace(actor, target.documentId, file);
  }

  async function take(actor: Actor, upload: StoredUpload): Promise<AnyDocument> {
    const { target, fileName, lateReason, uploadId } = upload;
    const file = { fileName, lateReason, content: uploads.read(uploadId) };
    try {
      const document = await put(actor, target, file);
      await uploads.settle(uploadId, { documentId: document.documentId });
      return document;
    } catch (error) {
      if (error instanceof Refusal && FILE_FAULTS.includes(error.code))
        await uploads.settle(uploadId, { refusal: error.body });
      throw error;
    }
  }

  let timer: NodeJS.Timeout | undefined;
  return {
    /** Refuses who may not send a file there, before anything is said of the file. */
    authorise,

    /** Announces a file: refused where the file would be, before a byte of it is sent. */
    async begin(
      actor: Actor,
      target: UploadTarget,
      announced: Pick<StoredUpload, 'fileName' | 'sizeBytes' | 'lateReason'>,
    ): Promise<StoredUpload> {
      const { fileName, sizeBytes, lateReason } = announced;
      await authorise(actor, target);
      await documents.requireReason(actor, target, lateReason);
      await secrecy.requireUnmarked(actor, target, fileName);
      if (sizeBytes === 0) throw refuse('BAD_INPUT', 'empty');
      if (sizeBytes > MAX_UPLOAD_BYTES) throw refuse('TOO_LARGE', 'file');
      await makeRoom(actor, sizeBytes);
      const uploadId = UploadId.parse(randomUUID());
      const startedAt = clock.now();
      const upload = { uploadId, accountId: actor.userId, target, ...announced, startedAt };
      await uploads.start(upload);
      return { ...upload, receivedBytes: 0, heardAt: startedAt, outcome: null };
    },

    /** How far the upload is; ends a sender that still hangs on a lost line. */
    status: (actor: Actor, uploadId: UploadId): Promise<StoredUpload> =>
      alone(actor, uploadId, async (upload) => upload),

    /**
     * Adds bytes from an offset on; CONFLICT `upload-offset` when the upload is not so far or farther. `open` gives the bytes
     * and ends them at the signal.
     */
    append(
      actor: Actor,
      uploadId: UploadId,
      offset: number,
      open: (signal: AbortSignal) => AsyncIterable<Uint8Array>,
    ): Promise<StoredUpload> {
      return alone(actor, uploadId, async (upload) => {
        if (upload.outcome !== null || upload.receivedBytes !== offset)
          throw refuse('CONFLICT', 'upload-offset');
        const stopping = new AbortController();
        writing.set(uploadId, stopping);
        try {
          await uploads.append(uploadId, open(stopping.signal));
        } finally {
          writing.delete(uploadId);
        }
        return own(actor, uploadId);
      });
    },

    /** Makes a version of an upload that is whole; rights are asked again. Finishing twice gives the same answer. */
    finish: (actor: Actor, uploadId: UploadId): Promise<AnyDocument> =>
      alone(actor, uploadId, async (upload) => {
        const { outcome, receivedBytes, sizeBytes } = upload;
        if (outcome !== null && 'refusal' in outcome) throw Refusal.of(outcome.refusal);
        if (outcome !== null) return reading.get(actor, outcome.documentId);
        if (receivedBytes < sizeBytes) throw refuse('WRONG_STATE', 'upload-incomplete');
        return take(actor, upload);
      }),

    /** Gives an upload up, with its bytes. */
    abandon: (actor: Actor, uploadId: UploadId): Promise<void> =>
      alone(actor, uploadId, () => uploads.remove(uploadId)),

    /** Forgets what nobody has finished in time, now and from time to time. */
    async start(): Promise<void> {
      await forgetExpired();
      timer = setInterval(() => void forgetExpired().catch(onError), LOOK_EVERY_MS);
      timer.unref();
    },

    /** Ends the receptions under way; what has arrived stays for the next start. */
    close(): void {
      clearInterval(timer);
      for (const stopping of writing.values()) stopping.abort();
    },
  };
}

import { useCallback, useRef, useState } from 'react';
import { ApiError } from '#client/api/api-error.ts';
import { noticeSignedOut } from '#client/api/query-client.ts';
import { type UploadProgress, type UploadTarget, uploadDocument } from '#client/api/upload.ts';
import { needsLateReason } from '#client/features/papers/late-reason.ts';
import { fileProblem, problemOfReason, type UploadProblem } from './file-check.ts';

/** A file on its way to an agenda item (or another place of that id), or one that did not arrive. */
export type PendingFile = {
  key: number;
  itemId: string;
  /** The document whose file it replaces; null: it becomes a document of its own. */
  replaces: string | null;
  file: File;
  /** Why it comes after the papers were due; null until that is asked. */
  lateReason: string | null;
  progress:
    | { state: 'waiting' }
    | ({ state: 'sending' } & UploadProgress)
    | { state: 'refused'; problem: UploadProblem }
    /** The papers were due before: it goes in with a reason alone. */
    | { state: 'late' }
    | { state: 'failed'; error: unknown };
};

const onItem = (itemId: string): UploadTarget => ({ itemId });

/**
 * Uploads of a page, one after another, so that they stand in the order in which they were chosen and a thin line carries one
 * whole file first. Each has its progress; what is refused stays until it is dismissed. `placeOf` says where a new document of a place
 * goes; it must stay the same function.
 */
export function useUploads(onArrived: () => void, placeOf: (id: string) => UploadTarget = onItem) {
  const [pending, setPending] = useState<PendingFile[]>([]);
  const nextKey = useRef(1);
  const cancels = useRef(new Map<number, () => void>());
  const lastSent = useRef<Promise<void>>(Promise.resolve());

  const patch = useCallback((key: number, progress: PendingFile['progress']) => {
    setPending((before) =>
      before.map((entry) => (entry.key === key ? { ...entry, progress } : entry)),
    );
  }, []);

  const dismiss = useCallback((key: number) => {
    cancels.current.get(key)?.();
    cancels.current.delete(key);
    setPending((before) => before.filter((entry) => entry.key !== key));
  }, []);

  const sendNow = useCallback(
    ({ key, itemId, replaces, file, lateReason }: PendingFile): Promise<void> => {
      const target = replaces === null ? placeOf(itemId) : { documentId: replaces };
      patch(key, { state: 'sending', share: 0, isInterrupted: false });
      const onProgress = (progress: UploadProgress) =>
        patch(key, { state: 'sending', ...progress });
      const upload = uploadDocument(target, file, onProgress, lateReason);
      cancels.current.set(key, upload.cancel);
      return upload.done.then(
        () => {
          dismiss(key);
          onArrived();
        },
        (error: unknown) => {
          noticeSignedOut(error);
          if (needsLateReason(error)) {
            patch(key, { state: 'late' });
            return;
          }
          const problem = error instanceof ApiError ? problemOfReason(error.reason) : null;
          patch(key, problem ? { state: 'refused', problem } : { state: 'failed', error });
        },
      );
    },
    [dismiss, onArrived, patch, placeOf],
  );

  const send = useCallback(
    (entry: PendingFile) => {
      let isDismissed = false;
      cancels.current.set(entry.key, () => {
        isDismissed = true;
      });
      lastSent.current = lastSent.current.then(() => (isDismissed ? undefined : sendNow(entry)));
    },
    [sendNow],
  );

  /** Takes files for an item, each as a document of its own or, when `replaces` names one, in the place of its file. */
  const add = useCallback(
    (itemId: string, files: readonly File[], replaces: string | null = null) => {
      for (const file of files) {
        const key = nextKey.current++;
        const problem = fileProblem(file);
        const progress: PendingFile['progress'] = problem
          ? { state: 'refused', problem }
          : { state: 'waiting' };
        const entry: PendingFile = { key, itemId, replaces, file, lateReason: null, progress };
        setPending((before) => [...before, entry]);
        if (!problem) send(entry);
      }
    },
    [send],
  );

  /**
   * Sends a file again that did not arrive, to where it was meant to go; what has arrived of it is not sent again. One that comes
   * late goes with its reason.
   */
  const retry = useCallback(
    (entry: PendingFile, lateReason = entry.lateReason) => {
      patch(entry.key, { state: 'waiting' });
      send({ ...entry, lateReason });
    },
    [patch, send],
  );

  return { pending, add, retry, dismiss };
}

/** What `useUploads` gives. */
export type Uploads = ReturnType<typeof useUploads>;

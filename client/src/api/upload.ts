import type { Upload as Transfer } from 'tus-js-client';
import type { AnyDocument } from '#contract/http/documents.ts';
import { ApiError, errorFromAnswer, offlineError } from './api-error.ts';
import { lineIsBack } from './line-is-back.ts';

/** An upload under way: `done` settles with the document or an `ApiError`; `cancel` gives it up, on the server too. */
export type Upload = { done: Promise<AnyDocument>; cancel: () => void };

/** Where a file goes: to an agenda item, a folder or a paper that a unit prepares, as a new document, or in the place of a document's file. */
export type UploadTarget =
  | { itemId: string }
  | { folderId: string }
  | { requestId: string }
  | { documentId: string };

type Sending = { target: UploadTarget; file: File; lateReason: string | null };

/** How far an upload is, as a share between 0 and 1; interrupted: the line is down, and it goes on by itself. */
export type UploadProgress = { share: number; isInterrupted: boolean };

// A line that carries nothing for so long is taken for lost; the browser itself would wait for minutes.
const STALLED_AFTER_MS = 20_000;
// An upload that the server has forgotten, or knows to be elsewhere, is begun again, not for ever.
const MOST_RESTARTS = 3;

/**
 * Sends a file to where it belongs, by the tus protocol: after a lost line it goes on where it stopped, after a reload of the page when
 * the same file is chosen again for the same place.
 */
export function uploadDocument(
  target: UploadTarget,
  file: File,
  onProgress: (progress: UploadProgress) => void,
  lateReason: string | null = null,
): Upload {
  const giveUp = new AbortController();
  return {
    done: send({ target, file, lateReason }, onProgress, giveUp.signal),
    cancel: () => giveUp.abort(),
  };
}

async function send(
  { target, file, lateReason }: Sending,
  onProgress: (progress: UploadProgress) => void,
  signal: AbortSignal,
): Promise<AnyDocument> {
  const { Upload: TusUpload, defaultOptions } = await import('tus-js-client');
  let share = 0;
  const transfer = new TusUpload(file, {
    endpoint: endpointOf(target),
    metadata: { filename: file.name, ...(lateReason && { lateReason }) },
    fingerprint: async () => fingerprintOf(target, file),
    retryDelays: null,
  });
  const forget = async () => {
    for (const { urlStorageKey } of await transfer.findPreviousUploads())
      await defaultOptions.urlStorage.removeUpload(urlStorageKey);
  };
  const [earlier] = await transfer.findPreviousUploads();
  if (earlier) transfer.resumeFromPreviousUpload(earlier);

  for (let failures = 0, restarts = 0; ; ) {
    try {
      await sendBytes(transfer, signal, (now) => {
        failures = 0;
        share = now;
        onProgress({ share, isInterrupted: false });
      });
      const document = await finish(transfer.url ?? '', signal);
      await forget();
      return document;
    } catch (error) {
      if (signal.aborted) throw offlineError();
      if (isLineDown(error)) {
        onProgress({ share, isInterrupted: true });
        await lineIsBack(failures++, signal);
      } else if (isElsewhere(error) && restarts < MOST_RESTARTS) {
        restarts += 1;
        if (error.code === 'NOT_FOUND') {
          transfer.url = null;
          await forget();
        }
      } else {
        if (isRefused(error)) await forget();
        throw error;
      }
    }
  }
}

/** Sends what the server does not have yet; rejects with an `ApiError` when that stops, with the line or for another reason. */
function sendBytes(
  transfer: Transfer,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<void> {
  return new Promise((resolve, reject: (error: ApiError) => void) => {
    const lose = () => {
      void transfer.abort();
      settle(() => reject(offlineError()));
    };
    const cancel = () => {
      transfer.abort(true).catch(() => undefined);
      settle(() => reject(offlineError()));
    };
    let stalled = setTimeout(lose, STALLED_AFTER_MS);
    const settle = (then: () => void) => {
      clearTimeout(stalled);
      window.removeEventListener('offline', lose);
      signal.removeEventListener('abort', cancel);
      then();
    };
    window.addEventListener('offline', lose);
    signal.addEventListener('abort', cancel);
    transfer.options.onProgress = (sent, total) => {
      clearTimeout(stalled);
      stalled = setTimeout(lose, STALLED_AFTER_MS);
      onShare(total > 0 ? sent / total : 0);
    };
    transfer.options.onSuccess = () => settle(resolve);
    transfer.options.onError = (error) => settle(() => reject(errorOf(error)));
    if (signal.aborted) cancel();
    else transfer.start();
  });
}

async function finish(url: string, signal: AbortSignal): Promise<AnyDocument> {
  const answer = await fetch(`${url}/finish`, {
    method: 'POST',
    headers: { accept: 'application/json' },
    signal,
  }).catch((cause: unknown) => {
    throw offlineError(cause);
  });
  const text = await answer.text();
  if (!answer.ok) throw errorFromAnswer(answer.status, text);
  return JSON.parse(text);
}

function endpointOf(target: UploadTarget): string {
  if ('itemId' in target) return `/api/agenda-items/${target.itemId}/uploads`;
  if ('folderId' in target) return `/api/library/folders/${target.folderId}/uploads`;
  if ('requestId' in target) return `/api/paper-requests/${target.requestId}/uploads`;
  return `/api/documents/${target.documentId}/uploads`;
}

/** What makes two choices of a file the same upload: the place it goes to, and the file as far as a page may know it. */
function fingerprintOf(target: UploadTarget, file: File): string {
  const { name, size, lastModified, webkitRelativePath } = file;
  return ['nghi-su', endpointOf(target), webkitRelativePath || name, size, lastModified].join('|');
}

function errorOf(error: Error): ApiError {
  const answer = 'originalResponse' in error ? error.originalResponse : null;
  if (!isAnswer(answer)) return offlineError(error);
  return errorFromAnswer(answer.getStatus(), answer.getBody());
}

function isAnswer(value: unknown): value is { getStatus(): number; getBody(): string } {
  return typeof value === 'object' && value !== null && 'getStatus' in value && 'getBody' in value;
}

function isLineDown(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  if (error.reason === 'interrupted') return true;
  if (error.code !== 'UNAVAILABLE') return false;
  return error.reason === undefined || ['offline', 'closing'].includes(error.reason);
}

/** True when the server's upload is another one than the page believes: forgotten, elsewhere, or of a document that was removed. */
function isElsewhere(error: unknown): error is ApiError {
  return (
    error instanceof ApiError &&
    ['upload', 'upload-offset', 'upload-incomplete', 'document'].includes(error.reason ?? '')
  );
}

/** True when the upload is of no use any more: refused for good, or announced without the reason that it needs by now. */
function isRefused(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return (
    error.reason === 'late-reason-missing' ||
    ['BAD_INPUT', 'UNSUPPORTED_FILE', 'TOO_LARGE'].includes(error.code)
  );
}

import type { MeetingDocument } from '#contract/http/documents.ts';
import { type ApiError, errorFromAnswer, offlineError } from './api-error.ts';

/** An upload under way: `done` settles with the document or an `ApiError`; `cancel` stops it. */
export type Upload = { done: Promise<MeetingDocument>; cancel: () => void };

/**
 * Sends a file to an agenda item. XMLHttpRequest because `fetch` tells nothing of the bytes on their way; `onProgress` gets
 * a share between 0 and 1.
 */
export function uploadDocument(
  itemId: string,
  file: File,
  onProgress: (share: number) => void,
): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<MeetingDocument>((resolve, reject: (error: ApiError) => void) => {
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText));
      else reject(errorFromAnswer(request.status, request.responseText));
    };
    request.onerror = () => reject(offlineError());
    request.onabort = () => reject(offlineError());
    const address = `/api/agenda-items/${itemId}/documents?fileName=${encodeURIComponent(file.name)}`;
    request.open('POST', address);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}

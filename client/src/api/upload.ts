import type { AnyDocument } from '#contract/http/documents.ts';
import { type ApiError, errorFromAnswer, offlineError } from './api-error.ts';

/** An upload under way: `done` settles with the document or an `ApiError`; `cancel` stops it. */
export type Upload = { done: Promise<AnyDocument>; cancel: () => void };

/** Where a file goes: to an agenda item or a folder as a new document, or in the place of a document's file. */
export type UploadTarget = { itemId: string } | { folderId: string } | { documentId: string };

/**
 * Sends a file to where it belongs. XMLHttpRequest because `fetch` tells nothing of the bytes on their way; `onProgress` gets
 * a share between 0 and 1.
 */
export function uploadDocument(
  target: UploadTarget,
  file: File,
  onProgress: (share: number) => void,
): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<AnyDocument>((resolve, reject: (error: ApiError) => void) => {
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText));
      else reject(errorFromAnswer(request.status, request.responseText));
    };
    request.onerror = () => reject(offlineError());
    request.onabort = () => reject(offlineError());
    request.open('POST', `/api/${placeOf(target)}?fileName=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}

function placeOf(target: UploadTarget): string {
  if ('itemId' in target) return `agenda-items/${target.itemId}/documents`;
  if ('folderId' in target) return `library/folders/${target.folderId}/documents`;
  return `documents/${target.documentId}/versions`;
}

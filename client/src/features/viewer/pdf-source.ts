import * as pdfjs from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import type { UserId, VersionId } from '#contract/ids.ts';
import { OpenFailure } from './open-failure.ts';

pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;

/** Documents that stay open without a reader, so that going back to one is immediate. */
const KEPT_OPEN = 3;
const ASSETS = `${import.meta.env.BASE_URL}pdfjs/`;

/** An open document; `release` gives it back, it is closed for good when room is needed. */
export type OpenPdf = { pdf: pdfjs.PDFDocumentProxy; release: () => void };

type Entry = {
  task: pdfjs.PDFDocumentLoadingTask;
  readers: number;
  usedAt: number;
  listeners: Set<(share: number) => void>;
};

const entries = new Map<string, Entry>();
let sharedWorker: pdfjs.PDFWorker | null = null;
let uses = 0;

/** One worker decodes all documents: a worker each would cost some 30 MB on a tablet. */
function worker(): pdfjs.PDFWorker {
  if (!sharedWorker || sharedWorker.destroyed) sharedWorker = new pdfjs.PDFWorker();
  return sharedWorker;
}

/**
 * Opens a version for a reader, or takes the one that is still open. `onProgress` gets the share loaded, 0–1.
 * @throws OpenFailure with what went wrong.
 */
export async function openPdf(
  versionId: VersionId,
  readerId: UserId,
  onProgress: (share: number) => void,
): Promise<OpenPdf> {
  const key = `${readerId}/${versionId}`;
  const entry = entries.get(key) ?? begin(key, versionId);
  entry.readers += 1;
  entry.usedAt = ++uses;
  entry.listeners.add(onProgress);
  let held = true;
  const release = () => {
    if (!held) return;
    held = false;
    entry.readers -= 1;
    entry.listeners.delete(onProgress);
    closeUnread(KEPT_OPEN);
  };
  try {
    return { pdf: await entry.task.promise, release };
  } catch (cause) {
    release();
    if (entries.get(key) === entry) entries.delete(key);
    await entry.task.destroy();
    throw OpenFailure.from(cause);
  }
}

/** Closes the documents that nobody reads any more, but the newest few. */
function closeUnread(keep: number): void {
  const unread = [...entries].filter(([, entry]) => entry.readers === 0);
  unread.sort(([, a], [, b]) => b.usedAt - a.usedAt);
  for (const [key, entry] of unread.slice(keep)) {
    entries.delete(key);
    void entry.task.destroy();
  }
}

function begin(key: string, versionId: VersionId): Entry {
  const sparing = onThinLine();
  const task = pdfjs.getDocument({
    url: `/api/versions/${versionId}/pdf`,
    worker: worker(),
    // Small papers come in one request, larger ones in pieces as they are read; the rest follows in the background, so
    // that a paper once opened survives a lost line.
    rangeChunkSize: 256 * 1024,
    disableStream: true,
    disableAutoFetch: sparing,
    cMapUrl: `${ASSETS}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${ASSETS}standard_fonts/`,
    wasmUrl: `${ASSETS}wasm/`,
    iccUrl: `${ASSETS}iccs/`,
  });
  const entry: Entry = { task, readers: 0, usedAt: 0, listeners: new Set() };
  task.onProgress = ({ loaded, total }: { loaded: number; total: number }) => {
    if (total > 0) for (const listener of entry.listeners) listener(Math.min(1, loaded / total));
  };
  entries.set(key, entry);
  return entry;
}

/** Whether the browser says that data should be spared (Network Information, where it exists). */
function onThinLine(): boolean {
  const line: unknown = Reflect.get(navigator, 'connection');
  if (typeof line !== 'object' || line === null) return false;
  return (
    Reflect.get(line, 'saveData') === true ||
    ['slow-2g', '2g', '3g'].includes(String(Reflect.get(line, 'effectiveType')))
  );
}

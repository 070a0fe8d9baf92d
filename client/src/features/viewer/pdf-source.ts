import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
// The build for browsers of some years: Firefox ESR and older tablets lack what the other one takes for granted.
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { call } from '#client/api/call.ts';
import { line } from '#client/api/line.ts';
import { lineHint } from '#client/api/line-hint.ts';
import { offline } from '#client/offline/offline.ts';
import type { VersionPages } from '#contract/http/reading.ts';
import type { UserId, VersionId } from '#contract/ids.ts';
import { LARGE_BYTES } from '#contract/large-document.ts';
import { DocumentPages, type SinglePage } from './document-pages.ts';
import { type KeptRanges, keptPdf } from './kept-pdf.ts';
import { OpenFailure } from './open-failure.ts';
import type { PageSource } from './page-source.ts';
import { WholeDocument } from './whole-document.ts';

pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;

/** Documents that stay open without a reader, so that going back to one is immediate. */
const KEPT_OPEN = 3;
/** A document of so few pages comes whole as quickly as its first page would. */
const FEW_PAGES = 3;
const ASSETS = `${import.meta.env.BASE_URL}pdfjs/`;
const FURNISHINGS = {
  cMapUrl: `${ASSETS}cmaps/`,
  cMapPacked: true,
  standardFontDataUrl: `${ASSETS}standard_fonts/`,
  wasmUrl: `${ASSETS}wasm/`,
  iccUrl: `${ASSETS}iccs/`,
};

/** An open document; `release` gives it back, it is closed for good when room is needed. */
export type OpenPdf = { pages: PageSource; release: () => void };

/** How a document is asked for: the page that is wanted first, how many it has where that is known, and whether copies bear a name. */
export type Opening = { page: number; pageCount: number | null; isInternal: boolean };

type Entry = {
  pages: Promise<PageSource>;
  close: () => void;
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

// Fetched and started while the reader still looks for a paper.
worker();

/**
 * Opens a version for a reader, or takes the one that is still open. `onProgress` gets the share loaded, 0–1.
 * @throws OpenFailure with what went wrong.
 */
export async function openPdf(
  versionId: VersionId,
  readerId: UserId,
  wanted: Opening,
  onProgress: (share: number) => void,
): Promise<OpenPdf> {
  const key = `${readerId}/${versionId}/${wanted.isInternal}`;
  const entry = entries.get(key) ?? begin(key, versionId, wanted);
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
    return { pages: await entry.pages, release };
  } catch (cause) {
    release();
    if (entries.get(key) === entry) entries.delete(key);
    entry.close();
    throw OpenFailure.from(cause);
  }
}

/** Closes the documents that nobody reads any more, but the newest few. */
function closeUnread(keep: number): void {
  const unread = [...entries].filter(([, entry]) => entry.readers === 0);
  unread.sort(([, a], [, b]) => b.usedAt - a.usedAt);
  for (const [key, entry] of unread.slice(keep)) {
    entries.delete(key);
    entry.close();
  }
}

function begin(key: string, versionId: VersionId, wanted: Opening): Entry {
  const listeners: Entry['listeners'] = new Set();
  const closers: (() => void)[] = [];
  const openWhole = (isLarge: boolean) => {
    const task = wholeTask(versionId, isLarge, listeners);
    closers.push(() => void task.destroy());
    return task.promise;
  };
  const entry: Entry = {
    pages: pagesOf(versionId, wanted, openWhole, closers),
    close: () => {
      for (const close of closers) close();
    },
    readers: 0,
    usedAt: 0,
    listeners,
  };
  entries.set(key, entry);
  return entry;
}

/** The pages as soon as the first of them can be shown: of a larger document, that comes by itself, ahead of the rest. */
async function pagesOf(
  versionId: VersionId,
  { page, pageCount }: Opening,
  openWhole: (isLarge: boolean) => Promise<pdfjs.PDFDocumentProxy>,
  closers: (() => void)[],
): Promise<PageSource> {
  const kept = await keptPdf(versionId);
  const isShort = pageCount !== null && pageCount <= FEW_PAGES;
  const early = isShort || kept ? null : openPage(versionId, page);
  // The door is asked before a kept copy is opened, too; without a line its last answer counts. What has become internal since bears
  // its reader's name when it comes from the server, and is read from there alone.
  const facts = await factsOf(versionId);
  if (kept && facts?.isInternal) void offline.documents.erase([versionId]);
  else if (kept && facts) return keptPages(versionId, kept, facts, closers);
  if (!facts) {
    early?.close();
    return new WholeDocument(await openWhole(false));
  }
  const isLarge = facts.sizeBytes > LARGE_BYTES;
  const pages = new DocumentPages(versionId, facts, {
    openPage: (wanted) => openPage(versionId, wanted),
    openWhole: () => openWhole(isLarge),
  });
  closers.push(() => pages.close());
  if (!early || pages.isHeavy(page)) {
    early?.close();
    if (!pages.isHeavy(page)) await pages.whole();
    return pages;
  }
  pages.adopt(page, early);
  await early.page;
  // Its failure shows where a page of it is asked for.
  if (!isLarge) pages.whole().catch(() => undefined);
  return pages;
}

/** The pages of a copy that is kept here. All of them come from it; only what is heavy is still a picture, while there is a line. */
async function keptPages(
  versionId: VersionId,
  range: KeptRanges,
  facts: VersionPages,
  closers: (() => void)[],
): Promise<PageSource> {
  const task = pdfjs.getDocument({
    range,
    worker: worker(),
    rangeChunkSize: 64 * 1024,
    disableStream: true,
    disableAutoFetch: true,
    ...FURNISHINGS,
  });
  range.onLost = () => void task.destroy();
  closers.push(range.onLost);
  const heavyPages = line.view().isDown ? [] : facts.heavyPages;
  const openWhole = () => task.promise;
  const pages = new DocumentPages(
    versionId,
    { ...facts, heavyPages, sizeBytes: 0 },
    {
      openPage: (page) => ({
        page: openWhole().then((pdf) => pdf.getPage(page)),
        close: () => undefined,
      }),
      openWhole,
    },
  );
  await pages.whole();
  return pages;
}

/** What the server says of the document; null where it can't: then the document itself tells what is wrong. */
async function factsOf(versionId: VersionId): Promise<VersionPages | null> {
  return call('versions.pages', { params: { versionId } }).catch(() => null);
}

function wholeTask(
  versionId: VersionId,
  isLarge: boolean,
  listeners: Entry['listeners'],
): pdfjs.PDFDocumentLoadingTask {
  const { sparesData, isSlow } = lineHint();
  const task = pdfjs.getDocument({
    url: `/api/versions/${versionId}/pdf`,
    worker: worker(),
    // Small papers come in one request, larger ones in pieces as they are read; of what is not large the rest follows in
    // the background, so that a paper once opened survives a lost line.
    rangeChunkSize: (isLarge ? 64 : 256) * 1024,
    disableStream: true,
    disableAutoFetch: isLarge || sparesData || isSlow,
    ...FURNISHINGS,
  });
  task.onProgress = ({ loaded, total }: { loaded: number; total: number }) => {
    if (total > 0) for (const listener of listeners) listener(Math.min(1, loaded / total));
  };
  return task;
}

/** Fetches one page as a document of its own. */
function openPage(versionId: VersionId, page: number): SinglePage {
  const leaving = new AbortController();
  let task: pdfjs.PDFDocumentLoadingTask | null = null;
  const open = async () => {
    const address = `/api/versions/${versionId}/pages/${page}`;
    const answer = await fetch(address, { signal: leaving.signal });
    if (!answer.ok) throw new PageRefused(answer.status);
    const data = await answer.arrayBuffer();
    leaving.signal.throwIfAborted();
    task = pdfjs.getDocument({ data, worker: worker(), ...FURNISHINGS });
    return (await task.promise).getPage(1);
  };
  const opened = open();
  // One that is given up before it came is nobody's trouble.
  opened.catch(() => undefined);
  return {
    page: opened,
    close: () => {
      leaving.abort();
      void task?.destroy();
    },
  };
}

/** A page that the server did not give; `status` is the answer's, as in pdf.js's own exceptions. */
class PageRefused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`the page was refused with ${status}`);
    this.name = 'PageRefused';
    this.status = status;
  }
}

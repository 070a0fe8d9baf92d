import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { refuse } from '#contract/errors.ts';
import type { VersionPages } from '#contract/http/reading.ts';
import type { DocumentId, VersionId } from '#contract/ids.ts';
import { LARGE_BYTES } from '#contract/large-document.ts';
import type { Actor } from '#server/domain/actor.ts';
import { MEDIA_TYPES } from '#server/domain/file-kind.ts';
import { heavyPagesOf, type IMAGE_WIDTHS, imageWidthFor } from '#server/domain/heavy-pages.ts';
import type { DocumentReading, OpenFile, ReadablePdf } from './document-reading.ts';
import type { DerivedFile, DerivedFiles } from './ports/derived-files.ts';
import type { DocumentStore } from './ports/document-store.ts';
import type { FileKey, FileStore } from './ports/file-store.ts';
import type { PageMaker, PageMap } from './ports/page-maker.ts';

/** How many of a document's heavy pages get their picture before anybody asks: the first that a reader will leaf through. */
const PREPARED_IMAGES = 6;
/** What a desk's screen and a tablet's ask for. */
const PREPARED_WIDTHS: readonly (typeof IMAGE_WIDTHS)[number][] = [1200, 1600];

/** A strip of paper is made no longer than this, in pixels, however narrow it is. */
const MOST_PIXELS_LONG = 8000;
const A4 = { widthPt: 595, heightPt: 842 };

/** What the service works with. */
export type PageParts = {
  reading: Pick<DocumentReading, 'readablePdf'>;
  store: Pick<DocumentStore, 'pdfKeysOf'>;
  files: Pick<FileStore, 'withLocalPath' | 'sizeOf'>;
  derived: DerivedFiles;
  /** Where packets are kept: what is made of a document goes with it. */
  packets: Pick<DerivedFiles, 'clear'>;
  maker: PageMaker;
};

/**
 * What pages are made of: the PDF, and the file that is given to the reader, which is a copy with the reader's name where the document is
 * internal. What is made lies with the PDF in any case, so that it goes when the PDF does; `mark` tells copies apart.
 */
type Source = { pdfKey: FileKey; givenKey: FileKey; mark: string };

/** Single pages and pictures of documents. Each call asks the documents' own gate. */
export type PageService = ReturnType<typeof createPageService>;

/** Makes the service of pages: made when first asked for, then kept as long as there is room. */
export function createPageService(parts: PageParts) {
  const { reading, store, files, derived, packets, maker } = parts;

  async function mapOf(pdfKey: FileKey): Promise<PageMap> {
    const { path } = await derived.get(pdfKey, 'map.json', (target) =>
      files.withLocalPath(pdfKey, async (pdf) =>
        writeFile(target, JSON.stringify(await maker.map(pdf))),
      ),
    );
    return JSON.parse(await readFile(path, 'utf8'));
  }

  function pageOf({ pdfKey, givenKey, mark }: Source, page: number): Promise<DerivedFile> {
    return derived.get(pdfKey, `page-${page}${mark}.pdf`, async (target) => {
      const { hasLayers } = await mapOf(pdfKey);
      await files.withLocalPath(givenKey, (pdf) => maker.page(pdf, page, target, hasLayers));
    });
  }

  /** All pages in one go: a reader who jumps to any of them waits for the line alone. */
  function makeAllPages({ pdfKey }: Source): Promise<void> {
    return files.withLocalPath(pdfKey, (pdf) =>
      maker.split(pdf, async (page, pagePdf) => {
        await derived.get(pdfKey, `page-${page}.pdf`, (target) => rename(pagePdf, target));
      }),
    );
  }

  function imageOf(source: Source, page: number, width: number): Promise<DerivedFile> {
    return derived.get(source.pdfKey, `page-${page}${source.mark}-${width}.jpg`, async (target) => {
      const { widthPt, heightPt } = (await mapOf(source.pdfKey)).pages[page - 1] ?? A4;
      const longerPx = Math.round((width * Math.max(widthPt, heightPt)) / Math.max(1, widthPt));
      const { path } = await pageOf(source, page);
      await maker.image(path, Math.min(longerPx, MOST_PIXELS_LONG), target);
    });
  }

  async function readable(actor: Actor, versionId: VersionId, page: number) {
    const pdf = await reading.readablePdf(actor, versionId);
    if (page > pdf.pageCount) throw refuse('NOT_FOUND', 'no-such-page');
    return { pdf, source: sourceOf(pdf.pdfKey, await pdf.givenKey()) };
  }

  function open(pdf: ReadablePdf, made: DerivedFile, mediaType: string): OpenFile {
    const name = basename(made.path);
    return {
      fileName: name,
      mediaType,
      sizeBytes: made.sizeBytes,
      etag: `${pdf.pdfKey}-${name}`,
      read: (range = { start: 0, end: made.sizeBytes - 1 }) => made.read(range),
      noteOpening: pdf.noteOpening,
    };
  }

  return {
    /** How large the file and its pages are, and which pages are better shown as pictures. */
    async pages(actor: Actor, versionId: VersionId): Promise<VersionPages> {
      const { pdfKey, isInternal } = await reading.readablePdf(actor, versionId);
      const { pages } = await mapOf(pdfKey);
      return {
        isInternal,
        sizeBytes: await files.sizeOf(pdfKey),
        sizes: pages.map(({ widthPt, heightPt }) => [widthPt, heightPt]),
        heavyPages: heavyPagesOf(pages),
        wordlessPages: pages.flatMap(({ hasFont }, index) => (hasFont ? [] : [index + 1])),
      };
    },

    /** One page, from 1, as a PDF of its own. */
    async openPage(actor: Actor, versionId: VersionId, page: number): Promise<OpenFile> {
      const { pdf, source } = await readable(actor, versionId, page);
      return open(pdf, await pageOf(source, page), MEDIA_TYPES.pdf);
    },

    /** The picture of a page, at least so many pixels wide where one of the widths is enough. */
    async openImage(
      actor: Actor,
      versionId: VersionId,
      page: number,
      wantedPx: number,
    ): Promise<OpenFile> {
      const { pdf, source } = await readable(actor, versionId, page);
      return open(pdf, await imageOf(source, page, imageWidthFor(wantedPx)), 'image/jpeg');
    },

    /** The sizes of a PDF's pages, whoever reads it: for those that the gate has let through. */
    async sizesOf(pdfKey: FileKey): Promise<{ widthPt: number; heightPt: number }[]> {
      return (await mapOf(pdfKey)).pages;
    },

    /** Measures a new PDF and makes what its first readers will ask for. */
    async prepare(pdfKey: FileKey): Promise<void> {
      const source = sourceOf(pdfKey, pdfKey);
      const { pages, hasLayers } = await mapOf(pdfKey);
      if (hasLayers || (await files.sizeOf(pdfKey)) <= LARGE_BYTES) await pageOf(source, 1);
      else await makeAllPages(source);
      for (const page of heavyPagesOf(pages).slice(0, PREPARED_IMAGES))
        for (const width of PREPARED_WIDTHS) await imageOf(source, page, width);
    },

    /** Removes all that was made of a document that was removed or recalled. */
    async forget(documentId: DocumentId): Promise<void> {
      for (const pdfKey of await store.pdfKeysOf(documentId)) await derived.forget(pdfKey);
      // Which of them hold the document is written nowhere; they are made again when somebody asks.
      await packets.clear();
    },
  };
}

function sourceOf(pdfKey: FileKey, givenKey: FileKey): Source {
  return { pdfKey, givenKey, mark: givenKey === pdfKey ? '' : `-${givenKey}` };
}

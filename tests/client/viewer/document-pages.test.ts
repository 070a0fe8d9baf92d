import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { describe, expect, it, vi } from 'vitest';
import { DocumentPages } from '#client/features/viewer/document-pages.ts';
import { VersionId } from '#contract/ids.ts';
import { LARGE_BYTES } from '#contract/large-document.ts';

const VERSION = VersionId.parse('0191b2a4-0000-4000-8000-000000000001');

/** A document of ten pages, its first page come by itself; pages are known by their names. */
function aDocument(sizeBytes: number) {
  const page = (name: string) =>
    ({
      name,
      cleanup: vi.fn(),
      getViewport: () => ({ width: 595, height: 842 }),
    }) as unknown as PDFPageProxy & { name: string };
  const closed: string[] = [];
  const single = (n: number) => ({
    page: Promise.resolve(page(`single ${n}`)),
    close: () => void closed.push(`single ${n}`),
  });
  const whole = {
    getPage: async (n: number) => page(`whole ${n}`),
  } as unknown as PDFDocumentProxy;
  const sizes = Array.from({ length: 10 }, (): [number, number] => [595, 842]);
  const pages = new DocumentPages(
    VERSION,
    { sizeBytes, isInternal: false, sizes, heavyPages: [], wordlessPages: [] },
    { openPage: single, openWhole: async () => whole },
  );
  pages.adopt(1, single(1));
  const nameOf = async (n: number) =>
    ((await pages.getPage(n)) as unknown as { name: string }).name;
  return { pages, closed, nameOf };
}

describe('a document that is opened as a whole behind its first page', () => {
  it('lets what is drawn from that page be drawn to its end, and closes it when it is left', async () => {
    const { pages, closed, nameOf } = aDocument(1000);
    expect(await nameOf(1)).toBe('single 1');
    await pages.whole();
    expect(closed).toEqual([]);
    expect(await nameOf(2)).toBe('whole 2');
    pages.leave(1);
    expect(closed).toEqual(['single 1']);
    expect(await nameOf(1)).toBe('whole 1');
  });
});

describe('a large document', () => {
  it('keeps the pages around the one that is read, and closes what nobody wanted for longest', async () => {
    const { closed, nameOf } = aDocument(LARGE_BYTES + 1);
    for (const n of [1, 2, 3, 4, 5, 6, 7]) expect(await nameOf(n)).toBe(`single ${n}`);
    expect(closed).toEqual(['single 1']);
  });
});

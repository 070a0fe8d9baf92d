import type { PageMap, PageMeasure } from '#server/services/ports/page-maker.ts';
import type { PdfObjects, PdfValue } from './active-content.ts';

type PdfDictionary = { readonly [key: string]: PdfValue };

/** A page of a PDF in qpdf's JSON: the object that it is, and its dictionary with what it inherits. */
export type PdfPage = { reference: string; dictionary: PdfDictionary };

// What a page takes from the nodes above it (ISO 32000-1, 7.7.3.4).
const INHERITED = ['/MediaBox', '/CropBox', '/Rotate', '/Resources'];
const A4: readonly number[] = [0, 0, 595, 842];
/** Pictures within pictures (form XObjects) are followed so deep. */
const DEEPEST = 8;

/** Reads values of a PDF through their references. */
export class PdfReader {
  readonly #objects: PdfObjects;

  constructor(objects: PdfObjects) {
    this.#objects = objects;
  }

  /** The dictionary that a value is or refers to, that of a stream too; empty when it is none. */
  dictionary(value: PdfValue | undefined): PdfDictionary {
    const found = this.resolve(value);
    return typeof found === 'object' && found !== null && !Array.isArray(found)
      ? (found as PdfDictionary)
      : {};
  }

  /** The values of an array; a single value is one. */
  list(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.resolve(value);
    if (found === null) return [];
    return Array.isArray(found) ? (found as readonly PdfValue[]) : [value ?? null];
  }

  /** A number, or `otherwise`. */
  number(value: PdfValue | undefined, otherwise = 0): number {
    const found = this.resolve(value);
    return typeof found === 'number' ? found : otherwise;
  }

  /** What a reference stands for; any other value as it is. */
  resolve(value: PdfValue | undefined): PdfValue {
    if (typeof value !== 'string' || !/^\d+ \d+ R$/.test(value)) return value ?? null;
    const found = this.#objects[`obj:${value}`];
    if (!found) return null;
    return 'value' in found ? found.value : found.stream.dict;
  }

  /** The catalog's dictionary and the reference to it. */
  catalog(): { reference: string; dictionary: PdfDictionary } {
    const trailer = this.#objects.trailer;
    const root = this.dictionary(trailer && 'value' in trailer ? trailer.value : null)['/Root'];
    return { reference: String(root), dictionary: this.dictionary(root) };
  }

  /** All pages in their order. A node that comes again is left out, so that a ring ends. */
  pages(): PdfPage[] {
    const found: PdfPage[] = [];
    const seen = new Set<PdfValue>();
    const walk = (node: PdfValue | undefined, above: PdfDictionary): void => {
      if (node === undefined || seen.has(node)) return;
      seen.add(node);
      const own = this.dictionary(node);
      const handedDown = { ...above, ...pick(own, INHERITED) };
      if (!('/Kids' in own)) {
        found.push({ reference: String(node), dictionary: { ...handedDown, ...own } });
        return;
      }
      for (const kid of this.list(own['/Kids'])) walk(kid, handedDown);
    };
    walk(this.catalog().dictionary['/Pages'], {});
    return found;
  }

  /** The size of a page as it is read, in points: its crop box, turned. */
  sizeOf({ dictionary }: PdfPage): { widthPt: number; heightPt: number } {
    const numbers = this.list(dictionary['/CropBox'] ?? dictionary['/MediaBox']).map((value) =>
      this.number(value),
    );
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbers.length === 4 ? numbers : A4;
    // A unit of another length than a point (ISO 32000-1, 14.8.4.1): plans and maps.
    const unit = this.number(dictionary['/UserUnit'], 1);
    const width = Math.abs(x1 - x0) * unit;
    const height = Math.abs(y1 - y0) * unit;
    const isLying = this.number(dictionary['/Rotate']) % 180 !== 0;
    return isLying ? { widthPt: height, heightPt: width } : { widthPt: width, heightPt: height };
  }

  /** What drawing a page takes: the streams of its content and of the pictures in its resources. */
  measure(page: PdfPage): PageMeasure {
    const { dictionary } = page;
    let bytes = 0;
    let pixels = 0;
    let hasFont = false;
    for (const part of this.list(dictionary['/Contents']))
      bytes += this.number(this.dictionary(part)['/Length']);
    const seen = new Set<PdfValue>();
    const add = (resources: PdfValue | undefined, depth: number): void => {
      const fonts = this.dictionary(this.dictionary(resources)['/Font']);
      if (Object.keys(fonts).length > 0) hasFont = true;
      const pictures = this.dictionary(this.dictionary(resources)['/XObject']);
      for (const reference of Object.values(pictures)) {
        if (seen.has(reference)) continue;
        seen.add(reference);
        const picture = this.dictionary(reference);
        bytes += this.number(picture['/Length']);
        pixels += this.number(picture['/Width']) * this.number(picture['/Height']);
        if ('/SMask' in picture)
          bytes += this.number(this.dictionary(picture['/SMask'])['/Length']);
        if (depth < DEEPEST) add(picture['/Resources'], depth + 1);
      }
    };
    add(dictionary['/Resources'], 0);
    return { ...this.sizeOf(page), bytes, pixels, hasFont };
  }

  /** The measures of all pages. */
  map(): PageMap {
    return {
      pages: this.pages().map((page) => this.measure(page)),
      hasLayers: '/OCProperties' in this.catalog().dictionary,
    };
  }
}

function pick(from: PdfDictionary, keys: readonly string[]): PdfDictionary {
  return Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));
}

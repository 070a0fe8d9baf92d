import { TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { VersionId } from '#contract/ids.ts';
import type { PageSource } from './page-source.ts';
import type { Turn } from './page-space.ts';
import type { PageText, TextSpan } from './page-text.ts';
import { layOutWords } from './recognised-layer.ts';
import { readPage } from './recognised-words.ts';

const NO_TEXT: PageText = { text: '', runs: [] };

/** A selected stretch of the page: its words, its boxes in client pixels, and the page's text before it. */
export type SelectedText = { quote: string; boxes: DOMRect[]; before: string };

/** The invisible, selectable text over a page's picture. */
export class SelectableText {
  readonly #pdf: PageSource;
  readonly #box: HTMLElement;
  readonly #versionId: VersionId;
  #layer: TextLayer | null = null;
  /** The elements of a scan's words; null: the page has text of its own. */
  #words: HTMLElement[] | null = null;
  #page: PageText = NO_TEXT;
  #wish = 0;

  constructor(pdf: PageSource, versionId: VersionId, box: HTMLElement) {
    this.#pdf = pdf;
    this.#versionId = versionId;
    this.#box = box;
  }

  /** Lays out the text of a page; zooming afterwards is done by the custom property `--total-scale-factor` alone. */
  async show(page: number, turn: Turn): Promise<void> {
    const wish = ++this.#wish;
    this.#clear();
    const read = await readPage(this.#pdf, this.#versionId, page);
    if (wish !== this.#wish) return;
    this.#page = read;
    if (read.words) {
      this.#words = layOutWords(this.#box, read.words, turn);
      return;
    }
    if (!read.content) return;
    const proxy = await this.#pdf.getPage(page);
    if (wish !== this.#wish) return;
    const viewport = proxy.getViewport({ scale: 1, rotation: (proxy.rotate + turn) % 360 });
    const textContentSource = read.content;
    this.#layer = new TextLayer({ textContentSource, container: this.#box, viewport });
    await this.#layer.render();
    if (wish !== this.#wish) return;
    const end = document.createElement('div');
    end.className = 'endOfContent';
    this.#box.append(end);
  }

  /** The boxes that a stretch of text covers, in client pixels. */
  boxesOf({ start, end }: TextSpan): DOMRect[] {
    const boxes: DOMRect[] = [];
    const elements = this.#elements();
    this.#page.runs.forEach((run, index) => {
      const from = Math.max(start - run.start, 0);
      const to = Math.min(end - run.start, run.str.length);
      const node = elements[index]?.firstChild;
      if (from >= to || !(node instanceof Text)) return;
      const range = document.createRange();
      range.setStart(node, Math.min(from, node.length));
      range.setEnd(node, Math.min(to, node.length));
      boxes.push(...range.getClientRects());
    });
    return boxes;
  }

  /** The text that is selected within the page; null: nothing is. */
  selection(): SelectedText | null {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(this.#box)) return null;
    const boxes: DOMRect[] = [];
    let begins: number | null = null;
    for (const [index, element] of this.#elements().entries()) {
      const node = element.firstChild;
      if (!(node instanceof Text) || !range.intersectsNode(node)) continue;
      if (this.#words) {
        begins ??= this.#page.runs[index]?.start ?? 0;
        boxes.push(element.getBoundingClientRect());
        continue;
      }
      const part = document.createRange();
      part.setStart(node, node === range.startContainer ? range.startOffset : 0);
      part.setEnd(node, node === range.endContainer ? range.endOffset : node.length);
      if (part.collapsed) continue;
      begins ??= (this.#page.runs[index]?.start ?? 0) + part.startOffset;
      boxes.push(...part.getClientRects());
    }
    const quote = selection.toString().replace(/\s+/g, ' ').trim();
    if (boxes.length === 0 || quote === '') return null;
    return { quote: quote.slice(0, 4000), boxes, before: this.#page.text.slice(0, begins ?? 0) };
  }

  /** Takes the text away and stops what is under way. */
  close(): void {
    this.#wish += 1;
    this.#clear();
  }

  /** The elements that hold the runs of the page's text. */
  #elements(): readonly HTMLElement[] {
    return this.#words ?? this.#layer?.textDivs ?? [];
  }

  #clear(): void {
    this.#layer?.cancel();
    this.#layer = null;
    this.#words = null;
    this.#page = NO_TEXT;
    this.#box.replaceChildren();
  }
}

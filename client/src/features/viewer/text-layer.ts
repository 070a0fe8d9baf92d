import { type PDFDocumentProxy, TextLayer } from 'pdfjs-dist';
import type { Turn } from './page-space.ts';
import { joinText, type PageText, type TextSpan } from './page-text.ts';

const NO_TEXT: PageText = { text: '', runs: [] };

/** A selected stretch of the page: its words, its boxes in client pixels, and the page's text before it. */
export type SelectedText = { quote: string; boxes: DOMRect[]; before: string };

/** The invisible, selectable text over a page's picture. */
export class SelectableText {
  readonly #pdf: PDFDocumentProxy;
  readonly #box: HTMLElement;
  #layer: TextLayer | null = null;
  #page: PageText = NO_TEXT;
  #wish = 0;

  constructor(pdf: PDFDocumentProxy, box: HTMLElement) {
    this.#pdf = pdf;
    this.#box = box;
  }

  /** Lays out the text of a page; zooming afterwards is done by the custom property `--total-scale-factor` alone. */
  async show(page: number, turn: Turn): Promise<void> {
    const wish = ++this.#wish;
    this.#clear();
    const proxy = await this.#pdf.getPage(page);
    const content = await proxy.getTextContent();
    if (wish !== this.#wish) return;
    const viewport = proxy.getViewport({ scale: 1, rotation: (proxy.rotate + turn) % 360 });
    this.#layer = new TextLayer({ textContentSource: content, container: this.#box, viewport });
    this.#page = joinText(content.items.filter((item) => 'str' in item));
    await this.#layer.render();
    if (wish !== this.#wish) return;
    const end = document.createElement('div');
    end.className = 'endOfContent';
    this.#box.append(end);
  }

  /** The boxes that a stretch of text covers, in client pixels. */
  boxesOf({ start, end }: TextSpan): DOMRect[] {
    const boxes: DOMRect[] = [];
    const elements = this.#layer?.textDivs ?? [];
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
    for (const [index, element] of (this.#layer?.textDivs ?? []).entries()) {
      const node = element.firstChild;
      if (!(node instanceof Text) || !range.intersectsNode(node)) continue;
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

  #clear(): void {
    this.#layer?.cancel();
    this.#layer = null;
    this.#page = NO_TEXT;
    this.#box.replaceChildren();
  }
}

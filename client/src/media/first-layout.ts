/** How long the page may take to lay out its tiles after joining. */
const LAYOUT_MS = 1500;

/** The moment after joining in which the page has not laid out its tiles yet; `over` is called at its end. */
export class FirstLayout {
  readonly #over: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(over: () => void) {
    this.#over = over;
  }

  /** True while it lasts. */
  get lasts(): boolean {
    return this.#timer !== null;
  }

  /** Begins it, also anew. */
  begin(): void {
    this.clear();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#over();
    }, LAYOUT_MS);
  }

  /** Ends it without a word. */
  clear(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

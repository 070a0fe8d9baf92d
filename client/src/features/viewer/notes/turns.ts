/** Has what is done about one thing come one after another; things do not wait for each other. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Does it once all that was begun before about the same thing is through, however that ended. */
  take<T>(key: string, act: () => Promise<T>): Promise<T> {
    const done = (this.#last.get(key) ?? Promise.resolve()).then(act);
    const through = done
      .catch(() => undefined)
      .then(() => {
        if (this.#last.get(key) === through) this.#last.delete(key);
      });
    this.#last.set(key, through);
    return done;
  }

  /** Settles when all that was begun so far is through. */
  async idle(): Promise<void> {
    await Promise.all(this.#last.values());
  }
}

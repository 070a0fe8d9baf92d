/** Stops what was begun: a listener, an observer, a meter. Calling it twice does no harm. */
export type Unsubscribe = () => void;

/** A value that changes and tells who listens; in the shape that React's `useSyncExternalStore` reads. */
export class Store<T> {
  readonly #listeners = new Set<() => void>();
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  /** The value now; the same object until `set` is called. */
  readonly getSnapshot = (): T => this.#value;

  /** Calls the listener after each change. */
  readonly subscribe = (listener: () => void): Unsubscribe => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Replaces the value; nobody is told when it is the same object. */
  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Replaces the value by what `change` makes of it. */
  update(change: (value: T) => T): void {
    this.set(change(this.#value));
  }
}

/** Those who listen to one kind of happening. A listener that fails keeps it from nobody else, nor from who made it happen. */
export interface Listeners<A extends unknown[]> {
  /** Adds a listener; returns the way to stop. */
  add(listener: (...told: A) => void): () => void;
  /** Calls every listener, in the order in which they came. */
  tell(...told: A): void;
}

/** What a listener threw, made an uncaught exception: where nobody takes it, it must not vanish. */
const surface = (error: unknown) =>
  queueMicrotask(() => {
    throw error;
  });

/** Makes an empty list; `onError` gets what a listener threw. */
export function createListeners<A extends unknown[]>(
  onError: (error: unknown) => void = surface,
): Listeners<A> {
  const listeners = new Set<(...told: A) => void>();
  return {
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(...told) {
      for (const listener of [...listeners]) {
        try {
          listener(...told);
        } catch (error) {
          onError(error);
        }
      }
    },
  };
}

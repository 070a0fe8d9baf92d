/** What ends the product: steps are added as things open and taken from the last one back. */
export type Closing = { push(step: () => Promise<unknown>): void; close(): Promise<void> };

/** Everything must have ended this long after a signal, the embedded PostgreSQL included. */
const END_TIMEOUT_MS = 9_500;

/** Makes the list of steps. One that fails does not keep the others from closing; the first failure is thrown at the end. */
export function createClosing(): Closing {
  const steps: (() => Promise<unknown>)[] = [];
  let closing: Promise<void> | null = null;
  async function closeAll(): Promise<void> {
    const failures: unknown[] = [];
    for (let step = steps.pop(); step; step = steps.pop()) {
      await step().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }
  return {
    push(step) {
      steps.push(step);
      // Opened while everything is ending already: it ends too.
      if (closing) closing = closing.then(closeAll, closeAll);
    },
    close() {
      closing ??= closeAll();
      return closing;
    },
  };
}

/**
 * Ends the process cleanly at SIGTERM, SIGINT or SIGHUP or when the process that started it dies, in the middle of starting too,
 * and with one line on standard error when it could not start.
 */
export function endOnSignals(starting: Promise<unknown>, closing: Closing): void {
  let isEnding = false;
  const fail = (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  };
  starting.catch((error: unknown) => {
    if (!isEnding) fail(error);
  });
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(1), END_TIMEOUT_MS).unref();
    // What is just being opened fails without the rest, or opens and is closed as the last.
    Promise.allSettled([closing.close(), starting])
      .then(() => closing.close())
      .then(() => process.exit(0), fail);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);
  // The set-up's process, which has started this one, was killed.
  process.once('disconnect', end);
}

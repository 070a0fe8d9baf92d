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
    push: (step) => void steps.push(step),
    close() {
      closing ??= closeAll();
      return closing;
    },
  };
}

/** Ends the process cleanly at SIGTERM or SIGINT, and with one line on standard error when it could not start. */
export function endOnSignals(starting: Promise<{ close(): Promise<void> }>): void {
  let isEnding = false;
  const fail = (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  };
  starting.catch(fail);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isEnding) return;
      isEnding = true;
      setTimeout(() => process.exit(1), END_TIMEOUT_MS).unref();
      starting.then((running) => running.close()).then(() => process.exit(0), fail);
    });
  }
}

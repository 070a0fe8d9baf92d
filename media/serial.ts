/** Runs tasks one after another in the order they came; a failed task does not hold up the next. */
export class Serial {
  #last: Promise<unknown> = Promise.resolve();

  /** Queues a task and settles as it does. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task, task);
    this.#last = result.catch(() => {});
    return result;
  }
}

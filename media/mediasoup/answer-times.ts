/** The shortest answer of so long tells what the line takes with nothing waiting before it, in milliseconds. */
const SHORTEST_OF_MS = 120_000;

/** How long a device takes to answer, lately. */
export class AnswerTimes {
  #answers: readonly { atMs: number; ms: number }[] = [];

  get isEmpty(): boolean {
    return this.#answers.length === 0;
  }

  /** Takes an answer, and says how much longer it took than the shortest lately: what waited before the line. In milliseconds. */
  take(ms: number, nowMs: number): number {
    const lately = this.#answers.filter(({ atMs }) => nowMs - atMs < SHORTEST_OF_MS);
    this.#answers = [...lately, { atMs: nowMs, ms }];
    return ms - Math.min(...this.#answers.map((answer) => answer.ms));
  }
}

/** Something that stops the set-up; the message says what failed and what to do, in Vietnamese. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

/** Reports on one step while it runs. */
export type StepReport = {
  /** Says what the step is doing now. */
  say(what: string): void;
  /** Tells how far it is; a terminal sees each step, a log each tenth. */
  progress(done: number, total: number): void;
};

/** Runs one step of the set-up: says its title when it begins and its time when it is done. */
export async function step<T>(title: string, work: (report: StepReport) => Promise<T>): Promise<T> {
  const began = performance.now();
  const isTerminal = process.stdout.isTTY;
  let tenth = 0;
  console.log(`▸ ${title}…`);
  const answer = await work({
    say: (what) => console.log(`  ${what}`),
    progress(done, total) {
      const now = Math.floor((10 * done) / total);
      if (isTerminal) process.stdout.write(`\r  [${done}/${total}]${done === total ? '\n' : ''}`);
      else if (now > tenth) console.log(`  [${done}/${total}]`);
      tenth = Math.max(tenth, now);
    },
  });
  console.log(`  xong sau ${seconds(performance.now() - began)} giây`);
  return answer;
}

function seconds(ms: number): string {
  return (ms / 1000).toLocaleString('vi-VN', { maximumFractionDigits: 1 });
}

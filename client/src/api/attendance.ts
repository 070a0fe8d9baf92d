/** How long a person counts as being at the page after the last touch, key or move, in milliseconds. */
const ATTENDED_MS = 60_000;
const INPUTS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/**
 * Whether somebody is at this page. What it asks by itself while nobody is must not keep the session alive: a tablet that was left
 * lying is signed out after the idle time. Whoever opens a page is at it.
 */
export class Attendance {
  readonly #now: () => number;
  #lastAt: number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#lastAt = now();
  }

  /** True while the last input is less than a minute ago. */
  isAttended = (): boolean => this.#now() - this.#lastAt < ATTENDED_MS;

  /** Takes note of all input that reaches the target; returns the way out. */
  readonly watch = (target: EventTarget): (() => void) => {
    const noted = () => {
      this.#lastAt = this.#now();
    };
    for (const input of INPUTS)
      target.addEventListener(input, noted, { capture: true, passive: true });
    return () => {
      for (const input of INPUTS) target.removeEventListener(input, noted, { capture: true });
    };
  };
}

/** Whether somebody is at the page of this browser. */
export const attendance = new Attendance();

/** A touch that is larger than this, in CSS pixels, is the side of a hand and no finger (a fingertip covers 20 to 35). */
const LARGEST_FINGER_PX = 56;

/** Whether a touch is too large for a finger. */
export function isPalm({
  pointerType,
  width,
  height,
}: Pick<PointerEvent, 'pointerType' | 'width' | 'height'>): boolean {
  return pointerType === 'touch' && Math.max(width, height) > LARGEST_FINGER_PX;
}

/** Remembers whether a pen is in use: whoever writes with one rests the hand on the glass. */
export class Palms {
  #seen = false;

  /** A pen has come down. */
  see(): void {
    this.#seen = true;
  }

  /** Whether a pen has come down since the page was loaded. */
  get penSeen(): boolean {
    return this.#seen;
  }
}

/** How wide one button of the dock is as a rule, in pixels. */
const SLOT_PX = 90;
/** What stands in the dock anyway: the filled button, the way out, lines and margins, in pixels. */
const FIXED_PX = 458;

/**
 * Whether so many acts of governing have room in the dock, beside `taken` other buttons. `mediaPx` is the width of the part with
 * microphone and camera.
 */
export function fitsInDock(
  windowPx: number,
  mediaPx: number,
  taken: number,
  acts: number,
): boolean {
  return acts + taken <= Math.floor((windowPx - FIXED_PX - mediaPx) / SLOT_PX);
}

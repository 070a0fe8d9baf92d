/** How wide one button of the dock is, in pixels. */
const SLOT_PX = 98;
/** What stands in the dock anyway: the filled button, the way out, lines and margins, in pixels. */
const FIXED_PX = 458;

/**
 * How many acts of governing the dock has room for, beside `taken` other buttons; the rest goes behind "Thêm", which takes a
 * place itself. `mediaPx` is the width of the part with microphone and camera.
 */
export function dockSlots(windowPx: number, mediaPx: number, taken: number, acts: number): number {
  const slots = Math.max(0, Math.floor((windowPx - FIXED_PX - mediaPx) / SLOT_PX)) - taken;
  return acts <= slots ? acts : Math.max(0, slots - 1);
}

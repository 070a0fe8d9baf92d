/** What the wheel asks for: `zoomBy` with Ctrl held (a trackpad's pinch comes so too), `turnPage` at the end of the page. */
export type WheelWishes = {
  zoomBy: (factor: number, x: number, y: number) => void;
  turnPage: (step: 1 | -1) => void;
};

/** How far the wheel must go on at the end of a page before it turns, in pixels; and the rest it needs before that. */
const OVERRUN_PX = 120;
const REST_MS = 180;

/** Listens for the wheel on the scrolled frame; returns the way out. */
export function listenForWheel(frame: HTMLElement, wishes: WheelWishes): () => void {
  let overrun = 0;
  let lastAt = 0;
  let armed = false;
  const turned = (event: WheelEvent) => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      wishes.zoomBy(Math.exp(-clamp(event.deltaY, 60) / 180), event.clientX, event.clientY);
      return;
    }
    const step = Math.sign(event.deltaY);
    const atEnd =
      step > 0
        ? frame.scrollTop + frame.clientHeight >= frame.scrollHeight - 2
        : frame.scrollTop <= 1;
    // Only a wheel that starts anew at the end turns the page: the run-out of a long scroll does not.
    if (event.timeStamp - lastAt > REST_MS) {
      armed = atEnd;
      overrun = 0;
    }
    lastAt = event.timeStamp;
    if (step === 0 || !atEnd || !armed) return;
    overrun += event.deltaMode === 1 ? event.deltaY * 30 : event.deltaY;
    if (Math.abs(overrun) < OVERRUN_PX) return;
    overrun = 0;
    armed = false;
    wishes.turnPage(step > 0 ? 1 : -1);
  };
  frame.addEventListener('wheel', turned, { passive: false });
  return () => frame.removeEventListener('wheel', turned);
}

function clamp(value: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, value));
}

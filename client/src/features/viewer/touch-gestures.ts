/** What fingers ask for. Coordinates are client pixels. */
export type TouchWishes = {
  /** Two fingers spread or closed: the factor since the last call, about a place. */
  zoomBy: (factor: number, x: number, y: number) => void;
  panBy: (dx: number, dy: number) => void;
  /** A swipe to the left asks for the next page (1), to the right for the previous one (-1). */
  turnPage: (step: 1 | -1) => void;
  /** Whether one finger may swipe (the page is not wider than its frame, nothing is being drawn). */
  maySwipe: () => boolean;
  /** Whether one finger moves the page, because the browser does not (a drawing tool is in hand, a pen draws). */
  pans: () => boolean;
};

const SWIPE_PX = 60;
const SWIPE_MS = 700;

/** Listens for pinch, pan and swipe on the scrolled frame; returns the way out. */
export function listenForTouch(frame: HTMLElement, wishes: TouchWishes): () => void {
  let start: { x: number; y: number; at: number } | null = null;
  let last: { x: number; y: number; spread: number } | null = null;

  const began = (event: TouchEvent) => {
    if (event.touches.length === 2) {
      event.preventDefault();
      start = null;
      last = middle(event.touches);
      return;
    }
    const touch = event.touches[0];
    start = touch ? { x: touch.clientX, y: touch.clientY, at: event.timeStamp } : null;
    last = touch && wishes.pans() ? { x: touch.clientX, y: touch.clientY, spread: 0 } : null;
  };
  const moved = (event: TouchEvent) => {
    if (event.touches.length === 2) {
      event.preventDefault();
      const now = middle(event.touches);
      if (last && last.spread > 0 && now.spread > 0)
        wishes.zoomBy(now.spread / last.spread, now.x, now.y);
      if (last) wishes.panBy(last.x - now.x, last.y - now.y);
      last = now;
      return;
    }
    const touch = event.touches[0];
    if (!touch || !last || !wishes.pans()) return;
    wishes.panBy(last.x - touch.clientX, last.y - touch.clientY);
    last = { x: touch.clientX, y: touch.clientY, spread: 0 };
  };
  const ended = (event: TouchEvent) => {
    const touch = event.changedTouches[0];
    if (start && touch && event.touches.length === 0 && wishes.maySwipe()) {
      const dx = touch.clientX - start.x;
      const dy = touch.clientY - start.y;
      const quick = event.timeStamp - start.at < SWIPE_MS;
      if (quick && Math.abs(dx) > SWIPE_PX && Math.abs(dx) > 2 * Math.abs(dy))
        wishes.turnPage(dx < 0 ? 1 : -1);
    }
    start = null;
    last = null;
  };
  const cancelled = () => {
    start = null;
    last = null;
  };

  frame.addEventListener('touchstart', began, { passive: false });
  frame.addEventListener('touchmove', moved, { passive: false });
  frame.addEventListener('touchend', ended);
  frame.addEventListener('touchcancel', cancelled);
  return () => {
    frame.removeEventListener('touchstart', began);
    frame.removeEventListener('touchmove', moved);
    frame.removeEventListener('touchend', ended);
    frame.removeEventListener('touchcancel', cancelled);
  };
}

function middle(touches: TouchList): { x: number; y: number; spread: number } {
  const [a, b] = [touches[0], touches[1]];
  if (!a || !b) return { x: 0, y: 0, spread: 0 };
  return {
    x: (a.clientX + b.clientX) / 2,
    y: (a.clientY + b.clientY) / 2,
    spread: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
  };
}

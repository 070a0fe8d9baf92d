import { type PageView, toPage } from './page-space.ts';

const SIGNAL_MS = 50;

/** Tells where the mouse or the pen points on the sheet, in page space, about 20 times a second; returns the way out. */
export function sendPointer(
  sheet: HTMLElement,
  view: PageView,
  send: (x: number, y: number) => void,
): () => void {
  let sentAt = 0;
  const moved = (event: PointerEvent) => {
    if (event.pointerType === 'touch' || event.timeStamp - sentAt < SIGNAL_MS) return;
    sentAt = event.timeStamp;
    const box = sheet.getBoundingClientRect();
    const [x, y] = toPage(view, event.clientX - box.left, event.clientY - box.top);
    send(Math.round(x * 10) / 10, Math.round(y * 10) / 10);
  };
  sheet.addEventListener('pointermove', moved);
  return () => sheet.removeEventListener('pointermove', moved);
}

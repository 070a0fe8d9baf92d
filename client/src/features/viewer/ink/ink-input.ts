import { isPalm, Palms } from './palms.ts';

/** A place under the pen: client pixels and pressure 0–1 (0.5 where the device does not measure it). */
export type InkPlace = { x: number; y: number; pressure: number };

/** What takes up a line as it is drawn. */
export type InkTaker = {
  /** A line begins; `erasing`: with the pen's rubber end. False: not here. */
  begin: (place: InkPlace, how: { erasing: boolean; event: PointerEvent }) => boolean;
  /** `expected`: where the browser foresees the pen next; `even`: Shift is held. */
  move: (places: InkPlace[], how: { expected: InkPlace[]; even: boolean }) => void;
  end: () => void;
  /** The line was no line: a second finger came down, a pen, or the system took the touch away. */
  cancel: () => void;
};

const ERASER_END = 32;

const palms = new Palms();

/** Whether a pen has drawn on this device: from then on fingers and palms move the page and do not draw. */
export function penSeen(): boolean {
  return palms.penSeen;
}

/** Listens for lines drawn on the sheet by pen, mouse or finger; returns the way out. */
export function listenForInk(sheet: HTMLElement, taker: InkTaker): () => void {
  let active: { id: number; type: string } | null = null;
  let touches = 0;

  const down = (event: PointerEvent) => {
    const isPen = event.pointerType === 'pen';
    if (isPen) palms.see();
    // The hand that holds the pen may have touched the glass first: its line was none.
    if (isPen && active?.type === 'touch') stop(true);
    if (event.pointerType === 'touch') {
      touches += 1;
      if (touches > 1) return stop(active?.type === 'touch');
      if (palms.penSeen || isPalm(event)) return;
    }
    const onControl = event.target instanceof Element && event.target.closest('button, textarea');
    if (active !== null || event.button > 0 || onControl) {
      if (!(isPen && event.button === 5)) return;
    }
    const erasing = isPen && (event.buttons & ERASER_END) !== 0;
    if (!taker.begin(placeOf(event), { erasing, event })) return;
    event.preventDefault();
    active = { id: event.pointerId, type: event.pointerType };
    sheet.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== active?.id) return;
    // A finger that spreads out while it draws is a hand coming to rest.
    if (isPalm(event)) return stop(true);
    const parts = event.getCoalescedEvents?.() ?? [];
    const expected = event.getPredictedEvents?.() ?? [];
    taker.move((parts.length > 0 ? parts : [event]).map(placeOf), {
      expected: expected.map(placeOf),
      even: event.shiftKey,
    });
  };
  const up = (event: PointerEvent) => {
    if (event.pointerType === 'touch') touches = Math.max(0, touches - 1);
    if (event.pointerId === active?.id) stop(event.type === 'pointercancel');
  };
  function stop(cancelled: boolean): void {
    if (active === null) return;
    if (sheet.hasPointerCapture(active.id)) sheet.releasePointerCapture(active.id);
    active = null;
    if (cancelled) taker.cancel();
    else taker.end();
  }

  sheet.addEventListener('pointerdown', down);
  sheet.addEventListener('pointermove', move);
  sheet.addEventListener('pointerup', up);
  sheet.addEventListener('pointercancel', up);
  return () => {
    stop(true);
    sheet.removeEventListener('pointerdown', down);
    sheet.removeEventListener('pointermove', move);
    sheet.removeEventListener('pointerup', up);
    sheet.removeEventListener('pointercancel', up);
  };
}

function placeOf(event: PointerEvent): InkPlace {
  const pressure = event.pointerType === 'pen' && event.pressure > 0 ? event.pressure : 0.5;
  return { x: event.clientX, y: event.clientY, pressure };
}

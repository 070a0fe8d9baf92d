/** Ticks for everything in the process that sends; one timer, however many peers there are. */
const TICK_MS = 5;

type Ticked = (nowMs: number) => void;

const ticked = new Set<Ticked>();
let timer: NodeJS.Timeout | null = null;

/** Calls the listener every few milliseconds with `performance.now()` until the returned function is called. */
export function onTick(listener: Ticked): () => void {
  ticked.add(listener);
  timer ??= setInterval(() => {
    const nowMs = performance.now();
    for (const one of ticked) one(nowMs);
  }, TICK_MS);
  return () => {
    ticked.delete(listener);
    if (ticked.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

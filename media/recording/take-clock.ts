import type { Unsubscribe } from '#media/media-engine.ts';
import type { MediaTap, TapPacket } from '#media/media-tap.ts';
import type { Journal } from './journal.ts';

/** So many packets are looked at: the one that was least late on its way tells best when the first was sent. */
const PACKETS = 40;
const TIMESTAMPS = 2 ** 32;

/**
 * Notes in the journal when what stands in a take was sent: with the first packet, and again with the first after each pause, since a
 * sender's clock may stand still meanwhile. `onFirst` is called with the first packet of all. Ends with the tap.
 */
export function watchClock(
  tap: MediaTap,
  file: string,
  journal: Journal,
  onFirst: () => void,
): void {
  const ticksPerMs = tap.codec.clockRate / 1000;
  let first: number | null = null;
  let span = 0;
  let stop: Unsubscribe = () => {};

  function see(timestamp: number): number {
    if (first === null) {
      first = timestamp;
      onFirst();
    }
    return ticksSince(first, timestamp) / ticksPerMs;
  }

  function begin(): void {
    stop();
    span += 1;
    const note = noteSpan(file, span, journal);
    let isOver = false;
    let unwatch: Unsubscribe = () => {};
    const end = () => {
      isOver = true;
      unwatch();
    };
    const watch = ({ timestamp, atMs }: TapPacket) => {
      if (note(see(timestamp), atMs)) end();
    };
    stop = end;
    tap.watchPackets(watch).then(
      (unsubscribe) => {
        unwatch = unsubscribe;
        if (isOver) unwatch();
      },
      // The tap ended meanwhile.
      () => {},
    );
  }

  const notePause = () => journal.write({ type: 'paused', at: Date.now(), file });
  tap.subscribe((event) => {
    if (event === 'resumed') begin();
    if (event !== 'paused') return;
    stop();
    notePause();
  });
  // Whose microphone is closed then has nothing to be missed.
  if (tap.paused) notePause();
  begin();
}

/** Notes a span at its first packet, and anew when all were seen and one came less late; answers true when no more is to be seen. */
function noteSpan(file: string, span: number, journal: Journal) {
  let start: { ptsMs: number; at: number } | null = null;
  let earliest = Number.POSITIVE_INFINITY;
  let seen = 0;
  return (ptsMs: number, atMs: number): boolean => {
    seen += 1;
    earliest = Math.min(earliest, atMs - ptsMs);
    if (start === null) {
      start = { ptsMs, at: atMs };
      journal.write({ type: 'clock', file, span, ...start });
    }
    if (seen < PACKETS) return false;
    const at = earliest + start.ptsMs;
    if (at < start.at) journal.write({ type: 'clock', file, span, at, ptsMs: start.ptsMs });
    return true;
  };
}

/** Ticks from one RTP timestamp to another, which may have begun anew at 0 meanwhile, or be a little older. */
function ticksSince(first: number, timestamp: number): number {
  const ticks = (timestamp - first + TIMESTAMPS) % TIMESTAMPS;
  return ticks > TIMESTAMPS / 2 ? ticks - TIMESTAMPS : ticks;
}

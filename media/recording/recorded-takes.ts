import { FAULTS, type JournalLine, type TakeEnd, type Track, type TrackName } from './journal.ts';

/** A part of a take that plays as it was sent: from `ptsMs` in the file on it was sent from `fromMs` to `toMs` of the wall clock. */
export type RecordedSpan = TrackName & {
  file: string;
  ptsMs: number;
  fromMs: number;
  toMs: number;
};

/** Where something was to be recorded and was not: of one track, with its name where it has one, or, with null, of all. */
export type RecordedGap = {
  owner: string | null;
  source: TrackName['source'] | null;
  name?: string;
  fromMs: number;
  toMs: number;
};

/** A track that comes back later than this after a fault has begun anew: what was between was nobody's to record. */
const COMES_BACK_MS = 60_000;
/** What goes on in the place of a track, as where its owner came to another server, may begin so long before the track is seen to end. */
const OVERLAPS_MS = 2_000;
/** Shorter than this is no gap: a track is heard again before anybody notices. */
const LEAST_GAP_MS = 150;
/** The ends after which there was nothing to record any more. */
const STOPPED: ReadonlySet<TakeEnd> = new Set(['gone', 'unwanted']);
const NEVER = Number.POSITIVE_INFINITY;
/** A recording says every other second that it goes on: one that was silent for so long is dead. */
const SILENT_MS = 10_000;

type Opened = Extract<JournalLine, { type: 'opened' }>;
type Take = Opened & {
  clocks: Clock[];
  closed: { at: number; why: TakeEnd } | null;
  /** Since when its sender has sent nothing, up to its end; null where it sent. */
  silentSince: number | null;
  /** True where its sender sent nothing when it was opened. */
  beganSilent: boolean;
};
type Clock = { span: number; ptsMs: number; at: number; pausedAt: number | null };

/**
 * Reads out of a journal what was recorded when. `dataMs` tells of each file until where there is something in it, which counts where
 * a fault ended it; a file that is not named there holds nothing.
 */
export function recordedSpans(
  journal: readonly JournalLine[],
  dataMs: ReadonlyMap<string, number>,
): RecordedSpan[] {
  return [...Map.groupBy(takesOf(journal), keyOf).values()]
    .flatMap((takes) => {
      const spans = takes.flatMap((take) => spansOf(take, dataMs.get(take.file) ?? null));
      return spans.map((span) => untilTakenOver(span, spans));
    })
    .filter(({ fromMs, toMs }) => toMs > fromMs)
    .sort((a, b) => a.fromMs - b.fromMs);
}

/** A file that took over begins before the one before it ended. */
function untilTakenOver(span: RecordedSpan, ofTrack: readonly RecordedSpan[]): RecordedSpan {
  const next = ofTrack.find(({ fromMs }) => fromMs > span.fromMs && fromMs < span.toMs);
  return next ? { ...span, toMs: next.fromMs } : span;
}

/** Reads out of a journal what was missed: while the server was dead or stood still, and of each track from a fault on. */
export function recordedGaps(
  journal: readonly JournalLine[],
  spans: readonly RecordedSpan[],
): RecordedGap[] {
  return [...standstills(journal), ...trackGaps(journal, spans)]
    .filter(({ fromMs, toMs }) => toMs - fromMs >= LEAST_GAP_MS)
    .sort((a, b) => a.fromMs - b.fromMs);
}

function takesOf(journal: readonly JournalLine[]): Take[] {
  const takes = new Map<string, Take>();
  for (const line of journal) {
    if (line.type === 'opened')
      takes.set(line.file, {
        ...line,
        clocks: [],
        closed: null,
        silentSince: null,
        beganSilent: false,
      });
    if (!('file' in line)) continue;
    const take = takes.get(line.file);
    if (!take) continue;
    if (line.type === 'clock') noteClock(take, line);
    if (line.type === 'paused') notePause(take, line.at);
    if (line.type === 'closed') take.closed = { at: line.at, why: line.why };
  }
  return [...takes.values()];
}

function noteClock(take: Take, { span, ptsMs, at }: Omit<Clock, 'pausedAt'>): void {
  const known = take.clocks.find((clock) => clock.span === span);
  if (known) {
    Object.assign(known, { ptsMs, at });
    return;
  }
  take.clocks.push({ span, ptsMs, at, pausedAt: null });
  take.silentSince = null;
}

function notePause(take: Take, at: number): void {
  const last = take.clocks.at(-1);
  if (last) last.pausedAt ??= at;
  else take.beganSilent = true;
  take.silentSince ??= at;
}

function spansOf(take: Take, dataMs: number | null): RecordedSpan[] {
  if (dataMs === null) return [];
  const { owner, source, file, clocks, closed } = take;
  const isWhole = closed !== null && !FAULTS.has(closed.why);
  return clocks.map(({ ptsMs, at, pausedAt }, index) => {
    const next = clocks[index + 1]?.at ?? NEVER;
    const last = isWhole ? closed.at : at + Math.max(0, dataMs - ptsMs);
    return { owner, source, file, ptsMs, fromMs: at, toMs: Math.min(last, pausedAt ?? next, next) };
  });
}

/**
 * True while a run of the recording still writes, or may: it has not ended, or a file of it is open, and it was heard of lately, by
 * the clock of who asks.
 */
export function isBeingWritten(journal: readonly JournalLine[], nowMs: number): boolean {
  const runs = Map.groupBy(journal, ({ run }) => run ?? '');
  return [...runs.values()].some((lines) => {
    if (nowMs - Math.max(...lines.map(({ at }) => at)) > SILENT_MS) return false;
    return (
      stretchesOf(lines).at(-1)?.end === null ||
      takesOf(lines).some(({ closed }) => closed === null)
    );
  });
}

/** A time in which a run of the recording went on; `end` is null where it died, or goes on. What follows is missing unless it `ended`. */
type Stretch = { fromMs: number; toMs: number; end: 'halted' | 'ended' | null };

/** Where no run went on: from a last sign of life, or since all stood still, until the next one, or for ever. */
function standstills(journal: readonly JournalLine[]): RecordedGap[] {
  const runs = Map.groupBy(journal, ({ run }) => run ?? '');
  const stretches = [...runs.values()].flatMap(stretchesOf).sort((a, b) => a.fromMs - b.fromMs);
  const gaps: RecordedGap[] = [];
  let before: Stretch | null = null;
  const missed = (toMs: number) => {
    if (before && before.end !== 'ended' && toMs > before.toMs)
      gaps.push({ owner: null, source: null, fromMs: before.toMs, toMs });
  };
  for (const stretch of stretches) {
    missed(stretch.fromMs);
    if (before === null || stretch.toMs >= before.toMs) before = stretch;
  }
  missed(NEVER);
  return gaps;
}

/** When one run went on. Begun anew without an end: the server had died. An end after a standstill is a stretch of no length. */
function stretchesOf(lines: readonly JournalLine[]): Stretch[] {
  const stretches: Stretch[] = [];
  let now: Stretch | null = null;
  for (const { type, at } of lines) {
    if (type === 'begun' || (type === 'ended' && now === null)) {
      now = { fromMs: at, toMs: at, end: null };
      stretches.push(now);
    }
    if (now === null) continue;
    now.toMs = Math.max(now.toMs, at);
    if (type !== 'ended' && type !== 'halted') continue;
    now.end = type;
    now = null;
  }
  return stretches;
}

function trackGaps(journal: readonly JournalLine[], spans: readonly RecordedSpan[]): RecordedGap[] {
  const takes = takesOf(journal);
  const tracks = Map.groupBy(takes, keyOf);
  const untilBack = (take: Take, fromMs: number) => backAt(take, fromMs, tracks, journal, spans);
  return takes.flatMap((take): RecordedGap[] => {
    const { owner, source, name, closed, silentSince } = take;
    if (closed && !FAULTS.has(closed.why)) return [];
    const track = { owner, source, ...(name === undefined ? {} : { name }) };
    const fromMs = spans.findLast(({ file }) => file === take.file)?.toMs ?? take.at;
    if (silentSince === null) return [{ ...track, fromMs, toMs: untilBack(take, fromMs) }];
    // Who is silent when the SFU ends misses nothing, and the file is whole.
    if (closed?.why === 'lost') return [];
    const unwritten = { ...track, fromMs, toMs: Math.min(silentSince, untilBack(take, fromMs)) };
    const gaps = take.clocks.length > 0 ? [unwritten] : [];
    if (closed === null) return gaps;
    const next = tracks.get(keyOf(take))?.find(({ at }) => at >= closed.at);
    if (next?.beganSilent) return gaps;
    // The silence may have ended before the next file was there.
    return [...gaps, { ...track, fromMs: closed.at, toMs: untilBack(take, closed.at) }];
  });
}

/** When a track is recorded again that is missing from a moment on, or there is nothing more to record of it. */
function backAt(
  take: Take,
  fromMs: number,
  tracks: ReadonlyMap<string, readonly Take[]>,
  journal: readonly JournalLine[],
  spans: readonly RecordedSpan[],
): number {
  const own = keyOf(take);
  const heirs = new Map(
    [...tracks].filter(([key, [first]]) => key !== own && first && isHeir(first, take, fromMs)),
  );
  const itsOwn = tracks.get(own) ?? [];
  const itsHeirs = [...heirs.values()].flat();
  const stopped = [...itsOwn, ...itsHeirs]
    // A further file that got nothing either says when its sender stopped.
    .filter(({ at }) => at >= take.at)
    .map(stoppedAt)
    .filter((at) => at >= fromMs);
  const over = journal.find((line) => {
    if (line.at < fromMs) return false;
    if (line.type === 'givenUp') return keyOf(line) === own || heirs.has(keyOf(line));
    return line.type === 'ended';
  })?.at;
  // Recorded again itself it is back, whatever else its owner sends by then.
  const again = [
    firstIn(itsOwn, spans, fromMs),
    Math.max(fromMs, firstIn(itsHeirs, spans, fromMs - OVERLAPS_MS)),
  ];
  const back = again.find((at) => at - fromMs <= COMES_BACK_MS) ?? NEVER;
  // What came later than it began anew ended something else.
  const ends = [over ?? NEVER, ...stopped].filter((at) => at <= Math.min(...again));
  const toMs = Math.min(back, ...ends);
  return toMs === NEVER ? (take.closed?.at ?? fromMs) : toMs;
}

/** When there was nothing to record any more in a file: its sender stopped, or sent nothing when it was opened; `NEVER`: there was. */
function stoppedAt({ at, closed, beganSilent }: Take): number {
  if (beganSilent) return at;
  return closed !== null && STOPPED.has(closed.why) ? closed.at : NEVER;
}

/** True for what may go on in the place of a track that ended by a fault: what its owner sent beside it before does not. */
function isHeir(first: Take, take: Take, fromMs: number): boolean {
  const { owner, source, at } = first;
  return owner === take.owner && source === take.source && at >= fromMs - OVERLAPS_MS;
}

/** When one of these files first holds something from a moment on; `NEVER`: none does. */
function firstIn(of: readonly Take[], spans: readonly RecordedSpan[], fromMs: number): number {
  const files = new Set(of.map(({ file }) => file));
  return spans.find((span) => files.has(span.file) && span.fromMs >= fromMs)?.fromMs ?? NEVER;
}

/** The same of all files of one track. Journals of before do not tell the tracks of an owner apart. */
function keyOf({ owner, source, producer }: Track): string {
  return JSON.stringify([owner, source, producer]);
}

import { FAULTS, type JournalLine, type TakeEnd, type TrackName } from './journal.ts';

/** A part of a take that plays as it was sent: from `ptsMs` in the file on it was sent from `fromMs` to `toMs` of the wall clock. */
export type RecordedSpan = TrackName & {
  file: string;
  ptsMs: number;
  fromMs: number;
  toMs: number;
};

/** Where something was to be recorded and was not: of one track, or, with null, of all. */
export type RecordedGap = {
  owner: string | null;
  source: TrackName['source'] | null;
  fromMs: number;
  toMs: number;
};

/** A track that comes back later than this after a fault has begun anew: what was between was nobody's to record. */
const COMES_BACK_MS = 60_000;
/** Shorter than this is no gap: a track is heard again before anybody notices. */
const LEAST_GAP_MS = 150;
/** The ends after which there was nothing to record any more. */
const STOPPED: ReadonlySet<TakeEnd> = new Set(['gone', 'unwanted']);
const NEVER = Number.POSITIVE_INFINITY;
/** A recording says every other second that it goes on: one that was silent for so long is dead. */
const SILENT_MS = 10_000;

type Opened = Extract<JournalLine, { type: 'opened' }>;
type Take = Opened & { clocks: Clock[]; closed: { at: number; why: TakeEnd } | null };
type Clock = { span: number; ptsMs: number; at: number; pausedAt: number | null };

/**
 * Reads out of a journal what was recorded when. `dataMs` tells of each file until where there is something in it, which counts where
 * a fault ended it; a file that is not named there holds nothing.
 */
export function recordedSpans(
  journal: readonly JournalLine[],
  dataMs: ReadonlyMap<string, number>,
): RecordedSpan[] {
  const spans = takesOf(journal).flatMap((take) => spansOf(take, dataMs.get(take.file) ?? null));
  return spans
    .map((span) => {
      // A file that took over begins before the one before it ended.
      const next = spans.find(
        (other) => isSame(other, span) && other.fromMs > span.fromMs && other.fromMs < span.toMs,
      );
      return next ? { ...span, toMs: next.fromMs } : span;
    })
    .filter(({ fromMs, toMs }) => toMs > fromMs)
    .sort((a, b) => a.fromMs - b.fromMs);
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
    if (line.type === 'opened') takes.set(line.file, { ...line, clocks: [], closed: null });
    if (!('file' in line)) continue;
    const take = takes.get(line.file);
    if (!take) continue;
    if (line.type === 'clock') noteClock(take.clocks, line);
    const last = take.clocks.at(-1);
    if (line.type === 'paused' && last) last.pausedAt ??= line.at;
    if (line.type === 'closed') take.closed = { at: line.at, why: line.why };
  }
  return [...takes.values()];
}

function noteClock(clocks: Clock[], { span, ptsMs, at }: Omit<Clock, 'pausedAt'>): void {
  const known = clocks.find((clock) => clock.span === span);
  if (known) Object.assign(known, { ptsMs, at });
  else clocks.push({ span, ptsMs, at, pausedAt: null });
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
  return takes.flatMap((take): RecordedGap[] => {
    if (take.closed && !FAULTS.has(take.closed.why)) return [];
    const own = spans.filter(({ file }) => file === take.file);
    const fromMs = own.at(-1)?.toMs ?? take.at;
    const { owner, source } = take;
    const again = spans.find((span) => isSame(span, take) && span.fromMs >= fromMs);
    const over = journal.find((line) => isOver(line, take, fromMs))?.at;
    // A further file that got nothing either says when its sender stopped.
    const stopped = takes
      .filter((other) => isSame(other, take) && other.at >= take.at)
      .map(({ closed }) => closed)
      .find((end) => end !== null && STOPPED.has(end.why) && end.at >= fromMs)?.at;
    const back = again && again.fromMs - fromMs <= COMES_BACK_MS ? again.fromMs : undefined;
    const toMs = Math.min(...[back, over, stopped].filter((at) => at !== undefined), NEVER);
    if (toMs === NEVER) return [{ owner, source, fromMs, toMs: take.closed?.at ?? fromMs }];
    return [{ owner, source, fromMs, toMs }];
  });
}

/** True for what ends the wait for a track: nobody asks for it any more, or all is over. */
function isOver(line: JournalLine, take: Take, fromMs: number): boolean {
  if (line.at < fromMs) return false;
  return line.type === 'ended' || (line.type === 'givenUp' && isSame(line, take));
}

function isSame(a: TrackName, b: TrackName): boolean {
  return a.owner === b.owner && a.source === b.source;
}

import type { RecordedSpeech, RecordingChapter, ShownPage } from '#contract/http/recordings.ts';
import type { UserId } from '#contract/ids.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import { evolve } from '#contract/live/evolve.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import type { Voice } from '../live/voices.ts';
import { offsetOf, recordedParts, type Timeline } from './timeline.ts';
import { whosePicture } from './whose-picture.ts';

/** Whose picture is to be seen from a moment of the wall clock on, the first first. */
export type Scene = { atMs: number; faces: readonly Voice[] };

/** What happened in the recorded time, out of the meeting's stream. */
export type Course = {
  chapters: RecordingChapter[];
  speeches: RecordedSpeech[];
  pages: ShownPage[];
  scenes: Scene[];
  /** The state at the end, for names. */
  last: LiveState;
};

/** Reads the course of a meeting out of its stream, as far as it was recorded. */
export function courseOf(events: readonly LiveEvent[], timeline: Timeline): Course {
  let state = initialLiveState;
  const scenes: Scene[] = [];
  const items: Held<string | null>[] = [];
  const pages: Held<LiveState['presentation']>[] = [];
  const speeches: { floor: NonNullable<LiveState['floor']>; fromMs: number; toMs: number }[] = [];
  for (const event of events) {
    const before = state;
    state = evolve(state, event);
    const atMs = Date.parse(event.at);
    if (state.floor !== before.floor || state.frame !== before.frame)
      scenes.push({ atMs, faces: whosePicture(state) });
    if (state.currentItemId !== before.currentItemId)
      items.push({ atMs, what: state.currentItemId });
    if (state.presentation !== before.presentation) pages.push({ atMs, what: state.presentation });
    if (before.floor && state.floor?.since !== before.floor.since)
      speeches.push({ floor: before.floor, fromMs: Date.parse(before.floor.since), toMs: atMs });
  }
  if (state.floor)
    speeches.push({
      floor: state.floor,
      fromMs: Date.parse(state.floor.since),
      toMs: Number.POSITIVE_INFINITY,
    });
  return {
    chapters: chaptersOf(state, heldIn(timeline, items)),
    speeches: speeches.flatMap(({ floor, fromMs, toMs }) =>
      recordedParts(timeline, fromMs, toMs).map((part) => ({
        ...part,
        ...speakerOf(state, floor.userId),
        kind: floor.kind,
        itemId: floor.itemId,
      })),
    ),
    pages: heldIn(timeline, pages).map(({ atMs, what }) => ({
      atMs,
      page: what?.page ?? 1,
      versionId: what?.versionId ?? null,
    })),
    scenes,
    last: state,
  };
}

type Held<T> = { atMs: number; what: T };

/** What held from when on in the recording: of several at one moment the last, and no word where nothing changed. */
function heldIn<T>(timeline: Timeline, changes: readonly Held<T>[]): Held<T>[] {
  const held = new Map<number, T>();
  for (const { atMs, what } of changes) {
    const offset = offsetOf(timeline, atMs);
    if (offset !== null) held.set(offset, what);
  }
  return [...held].map(([atMs, what]) => ({ atMs, what }));
}

function chaptersOf(state: LiveState, held: readonly Held<string | null>[]): RecordingChapter[] {
  const items = state.frame?.items ?? [];
  return held.flatMap(({ atMs, what }) => {
    const index = items.findIndex(({ itemId }) => itemId === what);
    const item = items[index];
    return item ? [{ atMs, itemId: item.itemId, number: index + 1, title: item.title }] : [];
  });
}

function speakerOf(state: LiveState, userId: UserId) {
  const person = state.frame?.participants.find((participant) => participant.userId === userId);
  return {
    userId,
    name: person?.name ?? '',
    position: person?.position ?? '',
    unitName: person?.unitName ?? '',
  };
}

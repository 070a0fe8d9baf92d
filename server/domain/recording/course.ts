import type { RecordedSpeech, RecordingChapter, ShownPage } from '#contract/http/recordings.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import { evolve } from '#contract/live/evolve.ts';
import { initialLiveState, type LiveState, type MeetingFrame } from '#contract/live/state.ts';
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
  /** What everybody who ever took part, and each room or its device, was last called; also of who is in the meeting no more. */
  names: ReadonlyMap<string, string>;
};

/** Reads the course of a meeting out of its stream, as far as it was recorded. */
export function courseOf(events: readonly LiveEvent[], timeline: Timeline): Course {
  let state = initialLiveState;
  const scenes: Scene[] = [];
  const items: Held<string | null>[] = [];
  const pages: Held<LiveState['presentation']>[] = [];
  const speeches: RecordedSpeech[] = [];
  const names = new Map<string, string>();
  for (const event of events) {
    const before = state;
    state = evolve(state, event);
    const atMs = Date.parse(event.at);
    if (state.floor !== before.floor || state.frame !== before.frame)
      scenes.push({ atMs, faces: whosePicture(state) });
    if (state.currentItemId !== before.currentItemId)
      items.push({ atMs, what: state.currentItemId });
    if (state.presentation !== before.presentation) pages.push({ atMs, what: state.presentation });
    if (state.frame && state.frame !== before.frame)
      for (const [id, name] of namesIn(state.frame)) names.set(id, name);
    if (state.floor?.since === before.floor?.since) continue;
    const ended = speeches.at(-1);
    if (before.floor && ended) ended.toMs = atMs;
    // Named as they begin: who is asked out while they speak is in no frame when they end.
    if (state.floor) speeches.push(speechOf(state, state.floor));
  }
  return {
    chapters: chaptersOf(state, heldIn(timeline, items)),
    speeches: speeches.flatMap(({ fromMs, toMs, ...speech }) =>
      recordedParts(timeline, fromMs, toMs).map((part) => ({ ...part, ...speech })),
    ),
    pages: heldIn(timeline, pages).map(({ atMs, what }) => ({
      atMs,
      page: what?.page ?? 1,
      versionId: what?.versionId ?? null,
    })),
    scenes,
    names,
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

/** A speech on the wall clock, which goes on. */
function speechOf(
  { frame }: LiveState,
  { userId, kind, itemId, since }: NonNullable<LiveState['floor']>,
): RecordedSpeech {
  const person = frame?.participants.find((participant) => participant.userId === userId);
  return {
    userId,
    name: person?.name ?? '',
    position: person?.position ?? '',
    unitName: person?.unitName ?? '',
    kind,
    itemId,
    fromMs: Date.parse(since),
    toMs: Number.POSITIVE_INFINITY,
  };
}

/** The names of a frame by account, of rooms also by themselves, where equipment stands; a person's before that of the room whose device it is. */
function namesIn({ participants, sites, formerGuests = [] }: MeetingFrame): [string, string][] {
  return [
    ...sites.flatMap(({ siteId, deviceUserId, name }): [string, string][] =>
      [siteId, deviceUserId].filter((id) => id !== null).map((id) => [id, name]),
    ),
    ...[...formerGuests, ...participants].map(({ userId, name }): [string, string] => [
      userId,
      name,
    ]),
  ];
}

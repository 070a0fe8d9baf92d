import type { AgendaItemId, BallotId, UserId } from '#contract/ids.ts';
import type { AttendanceRecord } from '#contract/live/attendance.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import { evolve } from '#contract/live/evolve.ts';
import type { Floor } from '#contract/live/floor.ts';
import type { Instant } from '#contract/live/instant.ts';
import {
  initialLiveState,
  type LiveState,
  type MeetingFrame,
  type OpenBallot,
} from '#contract/live/state.ts';
import { ballotWords, voidWords } from './ballot-words.ts';
import { personWords, quorumWords, sentence, timeWords } from './line-words.ts';

/** A line for the proceedings that follows from what happened: `seq` is its event's. */
export type SuggestedLine = {
  seq: number;
  at: Instant;
  itemId: AgendaItemId | null;
  text: string;
};

/** What follows from the events so far for the proceedings, and what the next event is read by. */
export type Draft = {
  state: LiveState;
  /** What each request to speak is about. */
  subjects: ReadonlyMap<string, string>;
  lines: readonly SuggestedLine[];
  /** The last conclusion of each item, by its event. */
  conclusions: ReadonlyMap<AgendaItemId, number>;
  /** The line of each late arrival whose person is still here, by its event. */
  arrivals: ReadonlyMap<UserId, number>;
  /** What later turned out otherwise, by its events: conclusions written anew or taken back, arrivals that were corrected. */
  superseded: ReadonlySet<number>;
};

/** Before the first event. */
export const emptyDraft: Draft = {
  state: initialLiveState,
  subjects: new Map(),
  lines: [],
  conclusions: new Map(),
  arrivals: new Map(),
  superseded: new Set(),
};

/** The lines that a secretary would write of a meeting, in the order of its events; what is said is theirs to add. */
export function suggestLines({ lines, superseded }: Draft): SuggestedLine[] {
  return lines.filter(({ seq }) => !superseded.has(seq));
}

/** The draft after one more event, as a reducer. */
export function draftOn(draft: Draft, event: LiveEvent): Draft {
  const after = { ...draft, state: evolve(draft.state, event) };
  const line = lineOf(event, draft, after);
  const told = line ? { ...after, lines: [...draft.lines, line] } : after;
  switch (event.type) {
    case 'speech.requested':
      return { ...told, subjects: new Map(draft.subjects).set(event.requestId, event.subject) };
    case 'conclusion.written': {
      const conclusions = new Map(draft.conclusions).set(event.itemId, event.seq);
      return { ...told, conclusions, superseded: withOne(draft, conclusionOf(draft, event)) };
    }
    case 'attendance.recorded': {
      const arrivals = new Map(draft.arrivals);
      if (event.record.status !== 'present') arrivals.delete(event.userId);
      else if (line) arrivals.set(event.userId, event.seq);
      return { ...told, arrivals, superseded: withOne(draft, correctedArrival(draft, event)) };
    }
    default:
      return told;
  }
}

const withOne = ({ superseded }: Draft, seq: number | null): ReadonlySet<number> =>
  seq === null ? superseded : new Set(superseded).add(seq);

const conclusionOf = ({ conclusions }: Draft, { itemId }: { itemId: AgendaItemId }) =>
  conclusions.get(itemId) ?? null;

/** The line of an arrival that the event corrects: another time, or that the person never came. Who leaves had come. */
function correctedArrival(
  { arrivals, state }: Draft,
  { userId, record }: LiveEvent & { type: 'attendance.recorded' },
): number | null {
  const seq = arrivals.get(userId) ?? null;
  if (record.status === 'left') return null;
  const was = state.attendance[userId];
  const isSame = record.status === 'present' && was && arrivalOf(was) === arrivalOf(record);
  return isSame ? null : seq;
}

const arrivalOf = (record: AttendanceRecord) =>
  record.status === 'present' ? (record.arrivedAt ?? record.at) : null;

function lineOf(event: LiveEvent, { state: before }: Draft, after: Draft): SuggestedLine | null {
  const { state, subjects, arrivals } = after;
  if (!state.frame) return null;
  const { frame } = state;
  const text = textOf(event, { before, after: state, frame, subjects, arrivals });
  const { seq, at } = event;
  return text === null ? null : { seq, at, itemId: itemOf(event, before), text: sentence(text) };
}

type Scene = {
  before: LiveState;
  after: LiveState;
  frame: MeetingFrame;
  subjects: ReadonlyMap<string, string>;
  arrivals: ReadonlyMap<UserId, number>;
};

/** What an event reads as; null for what no minutes speak of. */
function textOf(event: LiveEvent, scene: Scene): string | null {
  const { before, after, frame } = scene;
  switch (event.type) {
    case 'meeting.started':
      return startText(event, after, frame);
    case 'meeting.ended':
      return `${timeWords(event.at)}, cuộc họp kết thúc`;
    case 'item.opened': {
      const item = frame.items.find(({ itemId }) => itemId === event.itemId);
      return item ? `cuộc họp chuyển sang nội dung: ${item.title}` : null;
    }
    case 'attendance.recorded':
      return comingText(event, scene);
    case 'participant.removed':
    case 'participant.readmitted':
      return removalText(event, scene);
    case 'floor.taken':
      return before.floor && floorText(before.floor, scene);
    case 'ballot.closed':
      return ballotText(event, before, frame);
    case 'ballot.voided': {
      const ballot = ballotOf(event, before);
      return ballot && voidWords(ballot, event.cause, frame.items);
    }
    case 'conclusion.written':
      return event.text === '' ? null : `chủ trì kết luận: ${event.text}`;
    default:
      return null;
  }
}

function startText(
  event: LiveEvent & { type: 'meeting.started' },
  { quorum }: LiveState,
  frame: MeetingFrame,
): string {
  const chair = personWords(frame, event.actorId);
  const opened = `${timeWords(event.at)}, ${chair} khai mạc cuộc họp; ${quorumWords(event.withoutQuorum?.quorum ?? quorum)}`;
  return event.withoutQuorum
    ? `${opened}; chủ trì quyết định vẫn họp, lý do: ${event.withoutQuorum.reason}`
    : opened;
}

/** Who comes late and who leaves, while the meeting runs; the record of who was there from the start is the list's. */
function comingText(
  event: LiveEvent & { type: 'attendance.recorded' },
  { before, frame, arrivals }: Scene,
): string | null {
  if (before.phase !== 'running') return null;
  const had = before.attendance[event.userId];
  const was = had?.status;
  const who = personWords(frame, event.userId);
  if (event.record.status === 'left' && was === 'present')
    return `${who} rời cuộc họp lúc ${timeWords(event.record.at)}`;
  if (event.record.status !== 'present') return null;
  // A corrected time is told anew where the arrival was told at all.
  const isCorrected =
    had && arrivals.has(event.userId) && arrivalOf(had) !== arrivalOf(event.record);
  if (was === 'present' && !isCorrected) return null;
  const came = was === 'left' ? event.record.at : (event.record.arrivedAt ?? event.record.at);
  return `${who} ${was === 'left' ? 'trở lại cuộc họp' : 'đến dự họp'} lúc ${timeWords(came)}`;
}

/** Who is asked to leave the room while the meeting runs, and comes back. */
function removalText(
  event: LiveEvent & { type: 'participant.removed' | 'participant.readmitted' },
  { before, frame }: Scene,
): string | null {
  if (before.phase !== 'running') return null;
  const [by, who] = [personWords(frame, event.actorId), personWords(frame, event.userId)];
  return event.type === 'participant.removed'
    ? `${by} mời ${who} rời phòng họp lúc ${timeWords(event.at)}`
    : `${by} mời ${who} trở lại phòng họp lúc ${timeWords(event.at)}`;
}

function floorText(floor: Floor, { before, frame, subjects }: Scene): string {
  const who = personWords(frame, floor.userId);
  const subject = subjects.get(floor.requestId ?? '') ?? '';
  const about = subject === '' ? '' : ` về: ${subject}`;
  const asked = before.interpellation;
  switch (floor.kind) {
    case 'presentation':
      return `${who} trình bày nội dung`;
    case 'pointOfOrder':
      return `${who} phát biểu về cách điều hành cuộc họp${subject === '' ? '' : `: ${subject}`}`;
    case 'question':
      return asked
        ? `${who} chất vấn ${personWords(frame, asked.questionedId)} về: ${asked.subject}`
        : `${who} chất vấn${about}`;
    case 'answer':
      return asked ? `${who} trả lời chất vấn về: ${asked.subject}` : `${who} trả lời chất vấn`;
    case 'followUp':
      return asked ? `${who} chất vấn thêm về: ${asked.subject}` : `${who} chất vấn thêm`;
    case 'speech':
      return `${who} phát biểu${about}`;
  }
}

function ballotText(
  event: LiveEvent & { type: 'ballot.closed' },
  before: LiveState,
  { items }: MeetingFrame,
): string | null {
  const ballot = ballotOf(event, before);
  return ballot && ballotWords(ballot, event, items);
}

/** The vote that ends with the event. */
function ballotOf({ ballotId }: { ballotId: BallotId }, before: LiveState): OpenBallot | null {
  const ballot = before.countedBallot?.ballot ?? before.openBallot;
  return ballot?.ballotId === ballotId ? ballot : null;
}

function itemOf(event: LiveEvent, before: LiveState): AgendaItemId | null {
  switch (event.type) {
    case 'item.opened':
    case 'conclusion.written':
      return event.itemId;
    case 'floor.taken':
      return before.floor?.itemId ?? null;
    case 'ballot.closed':
    case 'ballot.voided':
      return ballotOf(event, before)?.itemId ?? before.currentItemId;
    case 'meeting.started':
    case 'meeting.ended':
      return null;
    default:
      return before.currentItemId;
  }
}

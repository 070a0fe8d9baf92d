import type { Action } from '#contract/actions.ts';
import type { UserId } from '#contract/ids.ts';
import type { AttendanceRecord } from '#contract/live/attendance.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import type { SharedStroke } from '#contract/live/ink.ts';
import type { FrameDocument, LiveState, MeetingFrame } from '#contract/live/state.ts';
import { isInFrameFor, type Reader, readerInFrame } from '../document-access.ts';

/**
 * True when the holder of these rights sees the whole stream; why somebody is excused or refused the floor, and what votes are
 * prepared, is for those who lead.
 */
export function seesAll(may: readonly Action[]): boolean {
  return may.includes('attendance.mark');
}

/**
 * True when some document of the frame is not meant for everyone, as all are that stand there while a guest is in who was let in:
 * then each reader sees a stream of their own.
 */
export function hasNarrowedDocuments(frame: MeetingFrame | null): boolean {
  if (!frame) return false;
  const isNarrowed = frame.participants.some(({ isLetIn }) => isLetIn)
    ? () => true
    : (document: FrameDocument) => document.audience !== undefined;
  return frame.items.some((item) => item.documents.some(isNarrowed));
}

/** True for an event that one person among those without sight of the whole sees otherwise than the rest of them. */
export function isPersonal(event: LiveEvent): boolean {
  return event.type === 'speech.refused';
}

/**
 * An event as somebody without sight of the whole sees it, in the frame that holds by then: the same object when nothing in it is
 * hidden. Folding what is projected gives the projection of what is folded as long as the frame is the same; with another one
 * readers get the state anew.
 */
export function projectEvent(
  event: LiveEvent,
  frame: MeetingFrame | null,
  userId: UserId,
): LiveEvent {
  switch (event.type) {
    case 'attendance.recorded': {
      const record = projectRecord(event.record);
      return record === event.record ? event : { ...event, record };
    }
    case 'meeting.framed': {
      const seen = projectFrame(event.frame, userId);
      return seen === event.frame ? event : { ...event, frame: seen };
    }
    case 'speech.refused':
      return event.userId === userId ? event : { ...event, reason: '' };
    case 'ink.added': {
      const stroke = projectStroke(event.stroke, frame, userId);
      return stroke === event.stroke ? event : { ...event, stroke };
    }
    default:
      return event;
  }
}

/** A state as somebody without sight of the whole sees it. */
export function projectState(state: LiveState, userId: UserId): LiveState {
  const attendance: LiveState['attendance'] = {};
  for (const [id, record] of Object.entries(state.attendance))
    if (record) attendance[id as UserId] = projectRecord(record);
  const { frame } = state;
  return {
    ...state,
    attendance,
    frame: frame && projectFrame(frame, userId),
    refused: state.refused.map((refused) =>
      refused.userId === userId ? refused : { ...refused, reason: '' },
    ),
    sharedInk: state.sharedInk.map((stroke) => projectStroke(stroke, frame, userId)),
  };
}

/** True when the version is one of the frame that is kept from the reader. */
export function isHidden(frame: MeetingFrame | null, versionId: string, userId: UserId): boolean {
  if (!frame || !hasNarrowedDocuments(frame)) return false;
  const document = frame.items
    .flatMap((item) => item.documents)
    .find((d) => d.versionId === versionId);
  return document !== undefined && !isInFrameFor(document, readerInFrame(frame, userId));
}

/** The frame without the votes that are prepared: their questions are for those who lead until they are put. */
function withoutPrepared(frame: MeetingFrame): MeetingFrame {
  if (!frame.items.some((item) => item.preparedBallots)) return frame;
  return { ...frame, items: frame.items.map(({ preparedBallots: _, ...item }) => item) };
}

/** Who was asked to leave is for those who lead. */
function withoutFormerGuests(frame: MeetingFrame): MeetingFrame {
  if (!frame.formerGuests) return frame;
  const { formerGuests: _, ...others } = frame;
  return others;
}

function projectFrame(whole: MeetingFrame, userId: UserId): MeetingFrame {
  const frame = withoutFormerGuests(withoutPrepared(withoutReasons(whole)));
  if (!hasNarrowedDocuments(frame)) return frame;
  const reader: Reader = readerInFrame(frame, userId);
  const items = frame.items.map((item) => ({
    ...item,
    documents: item.documents
      .filter((document) => isInFrameFor(document, reader))
      .map(({ audience: _, ...document }) => document),
  }));
  return { ...frame, items };
}

/** That somebody will be absent, and who votes for them, is for all, as in the room; why is not. */
function withoutReasons(frame: MeetingFrame): MeetingFrame {
  if (!frame.participants.some(({ absence }) => absence?.reason)) return frame;
  const participants = frame.participants.map((participant) =>
    participant.absence
      ? { ...participant, absence: { ...participant.absence, reason: '' } }
      : participant,
  );
  return { ...frame, participants };
}

/** What was drawn on a page that is kept from the reader keeps its place in the stream, and nothing of its line. */
function projectStroke(
  stroke: SharedStroke,
  frame: MeetingFrame | null,
  userId: UserId,
): SharedStroke {
  return isHidden(frame, stroke.versionId, userId) ? { ...stroke, points: [[0, 0, 0]] } : stroke;
}

function projectRecord(record: AttendanceRecord): AttendanceRecord {
  return record.status === 'excused' && record.reason !== '' ? { ...record, reason: '' } : record;
}

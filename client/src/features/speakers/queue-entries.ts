import { nameOfUser, participantOf, postOf } from '#client/features/meeting/people.ts';
import type { SpeechRequestId, UserId } from '#contract/ids.ts';
import type { SpeechKind, SpeechRequest } from '#contract/live/floor.ts';
import type { MeetingFrame } from '#contract/live/state.ts';

/** One waiting person, ready to be shown. */
export type QueueEntry = {
  requestId: SpeechRequestId;
  kind: SpeechKind;
  name: string;
  /** What the person wants to say, else post and unit. */
  under: string;
  at: string;
  isSelf: boolean;
  isApproved: boolean;
};

/** Waiting requests as they are shown; `asks` makes the words of an interpellation. */
export function queueEntries(
  waiting: readonly SpeechRequest[],
  frame: MeetingFrame | null,
  selfId: UserId | null,
  asks: (question: { name: string; subject: string }) => string,
): QueueEntry[] {
  return waiting.map(({ requestId, userId, kind, subject, questionedId, at, approvedAt }) => {
    const person = participantOf(frame, userId);
    const post = person ? postOf(person) : '';
    return {
      requestId,
      kind,
      name: nameOfUser(frame, userId),
      under: questionedId
        ? asks({ name: nameOfUser(frame, questionedId), subject })
        : subject || post,
      at,
      isSelf: userId === selfId,
      isApproved: approvedAt !== null,
    };
  });
}

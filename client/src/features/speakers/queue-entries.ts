import { nameOfUser, participantOf, postOf } from '#client/features/meeting/people.ts';
import type { SpeechRequestId, UserId } from '#contract/ids.ts';
import type { SpeechKind, SpeechRequest } from '#contract/live/floor.ts';
import type { MeetingFrame, Participant } from '#contract/live/state.ts';

/** One waiting person, ready to be shown. */
export type QueueEntry = {
  requestId: SpeechRequestId;
  kind: SpeechKind;
  name: string;
  /** What the person wants to say, else post and unit. */
  under: string;
  /** Whom the person is the substitute of, in words; null of who comes for themselves. */
  standsFor: string | null;
  at: string;
  isSelf: boolean;
  isApproved: boolean;
};

/** Waiting requests as they are shown, in these words: of an interpellation, and of a substitute. */
export function queueEntries(
  waiting: readonly SpeechRequest[],
  frame: MeetingFrame | null,
  selfId: UserId | null,
  words: {
    asks: (question: { name: string; subject: string }) => string;
    substituteOf: (participant: Participant | null) => string | null;
  },
): QueueEntry[] {
  return waiting.map(({ requestId, userId, kind, subject, questionedId, at, approvedAt }) => {
    const person = participantOf(frame, userId);
    const post = person ? postOf(person) : '';
    return {
      requestId,
      kind,
      name: nameOfUser(frame, userId),
      under: questionedId
        ? words.asks({ name: nameOfUser(frame, questionedId), subject })
        : subject || post,
      standsFor: words.substituteOf(person),
      at,
      isSelf: userId === selfId,
      isApproved: approvedAt !== null,
    };
  });
}

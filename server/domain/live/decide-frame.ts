import type { UserId } from '#contract/ids.ts';
import type { LiveFact } from '#contract/live/events.ts';
import type { Instant } from '#contract/live/instant.ts';
import { mayPresent } from '#contract/live/may-present.ts';
import { rolesInFrame } from '#contract/live/meeting-roles.ts';
import type { LiveState, MeetingFrame } from '#contract/live/state.ts';
import { canonicalJson } from '../event-chain.ts';
import { quorumOf } from '../quorum.ts';
import { endSpeechesOf } from './decide-floor.ts';
import { guestsLetIn, guestsTakenOut } from './decide-guests.ts';

/**
 * The facts of a changed frame; none when it is the same or the meeting is over. What stood on something that is gone ends with
 * it: the presentation of a page that was taken away, or by who may not present any more; the floor and the requests to speak of
 * people who no longer take part. Guests are here from their being let in to their being asked out. The rules of procedure stay those of the first frame, which was made at the release.
 */
export function changeFrame(state: LiveState, prepared: MeetingFrame, now: Instant): LiveFact[] {
  const frame = state.frame ? { ...prepared, rules: state.frame.rules } : prepared;
  if (state.phase === 'ended' || canonicalJson(state.frame) === canonicalJson(frame)) return [];
  const isOut = (userId: UserId) => rolesInFrame(frame, userId).length === 0;
  const { presentation } = state;
  const isShownNoMore =
    presentation !== null &&
    (!hasVersion(frame, presentation.versionId) ||
      !mayPresent({ ...state, frame }, presentation.presenterId));
  return [
    // Told before the frame that knows them no more, so that what is read out of the stream has their names.
    ...guestsTakenOut(state, frame, now),
    ...endSpeechesOf(state, isOut, now),
    { type: 'meeting.framed', frame, quorum: quorumOf(frame, state.attendance) },
    ...guestsLetIn(state, frame, now),
    ...(isShownNoMore ? [{ type: 'presentation.stopped' as const }] : []),
  ];
}

function hasVersion(frame: MeetingFrame, versionId: string): boolean {
  return frame.items.some((item) => item.documents.some((d) => d.versionId === versionId));
}

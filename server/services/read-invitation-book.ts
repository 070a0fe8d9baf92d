import { refuse } from '#contract/errors.ts';
import type { LiveState } from '#contract/live/state.ts';
import type { InvitationBook } from '#server/domain/invitation-book.ts';
import type { InvitationStore } from './ports/invitations.ts';
import type { PreparedMeeting } from './ports/meetings.ts';

/** What answers to the invitations of a meeting are decided on; refused with WRONG_STATE before its release. */
export async function readInvitationBook(
  invitations: Pick<InvitationStore, 'answersIn'>,
  meeting: PreparedMeeting,
  state: LiveState,
): Promise<InvitationBook> {
  if (!state.frame) throw refuse('WRONG_STATE', 'not-released');
  const { meetingId, title: meetingTitle, secretaryId, participants: people } = meeting;
  return {
    meeting: { meetingId, meetingTitle },
    secretaryId,
    people,
    answers: await invitations.answersIn(meetingId),
    attendance: state.attendance,
    rule: state.frame.rules.voting,
  };
}

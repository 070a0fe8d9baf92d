import { refuse } from '#contract/errors.ts';
import type {
  AnswerText,
  Invitations,
  OwnInvitation,
  StandInChoices,
} from '#contract/http/invitations.ts';
import type { MeetingId, UserId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import {
  answerInvitation,
  decideSubstitute,
  type SubstituteDecision,
  withdrawAnswer,
} from '#server/domain/answer-invitation.ts';
import { requireVotersChangeable } from '#server/domain/change-prepared.ts';
import {
  type AnswerChange,
  type InvitationBook,
  invitedPerson,
  possibleHolders,
} from '#server/domain/invitation-book.ts';
import { invitationIn, invitationsIn } from '#server/domain/invitation-lines.ts';
import type { LiveMeetingService } from './live-meeting-service.ts';
import type { Clock } from './ports/clock.ts';
import type { InvitationStore } from './ports/invitations.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import type { MeetingStore, PreparedMeeting } from './ports/meetings.ts';
import { readInvitationBook } from './read-invitation-book.ts';
import { releasedState } from './released-state.ts';

/** Answering invitations, for oneself and, by those who prepare the meeting, for others. */
export type InvitationService = ReturnType<typeof createInvitationService>;

/**
 * Makes the service. An answer is decided and written in the meeting's turn, so that two of them never meet; who comes in
 * another's place reaches the stream as a new frame, as every change of who takes part does.
 */
export function createInvitationService(parts: {
  meetings: Pick<MeetingStore, 'load'>;
  invitations: InvitationStore;
  access: MeetingAccess;
  live: Pick<LiveMeetingService, 'change' | 'stateOf'>;
  clock: Clock;
}) {
  const { meetings, invitations, access, live, clock } = parts;

  async function released(meetingId: MeetingId): Promise<PreparedMeeting> {
    const meeting = await meetings.load(meetingId);
    if (!meeting) throw refuse('NOT_FOUND', 'meeting');
    if (meeting.phase === 'draft') throw refuse('WRONG_STATE', 'not-released');
    return meeting;
  }

  /** Decides and writes in the meeting's turn; refused once it is over, and for who votes while a vote is under way. */
  async function change(
    actor: Actor,
    meetingId: MeetingId,
    about: { action: string; personId: UserId },
    decide: (book: InvitationBook) => AnswerChange | Promise<AnswerChange>,
  ): Promise<void> {
    await live.change(meetingId, actor.userId, async (state) => {
      const meeting = await released(meetingId);
      if (meeting.phase === 'ended') throw refuse('WRONG_STATE', 'meeting-ended');
      const changed = await decide(await readInvitationBook(invitations, meeting, state));
      if (changed.kept.length + changed.removed.length === 0) return;
      if (changed.changesVoters) requireVotersChangeable(state);
      const { action, personId } = about;
      const answer = changed.kept.find(({ userId }) => userId === personId);
      await invitations.apply(meetingId, changed, clock.now(), {
        accountId: actor.userId,
        action,
        subject: `meeting:${meetingId}`,
        detail: { personId, ...saidIn(answer) },
      });
    });
  }

  async function answerFor(
    actor: Actor,
    meetingId: MeetingId,
    personId: UserId,
    text: AnswerText,
  ): Promise<void> {
    await change(actor, meetingId, { action: 'invitation.answer', personId }, async (book) => {
      const { unitId } = invitedPerson(book, personId);
      const isSubstitute = text.kind === 'absent' && text.standIn?.kind === 'substitute';
      const candidates = isSubstitute ? await invitations.notInvited(meetingId, unitId) : [];
      const now = clock.now().toISOString();
      return answerInvitation(book, { personId, byId: actor.userId, now, candidates }, text);
    });
  }

  const withdrawFor = (actor: Actor, meetingId: MeetingId, personId: UserId) =>
    change(actor, meetingId, { action: 'invitation.withdraw', personId }, (book) =>
      withdrawAnswer(book, { personId, byId: actor.userId }),
    );

  async function shown(meetingId: MeetingId) {
    const meeting = await released(meetingId);
    const book = await readInvitationBook(
      invitations,
      meeting,
      await releasedState(live, meetingId),
    );
    return { book, rule: book.rule, isOpen: meeting.phase !== 'ended' };
  }

  async function own(actor: Actor, meetingId: MeetingId): Promise<OwnInvitation> {
    const { book, ...rest } = await shown(meetingId);
    return { invitation: invitationIn(book, invitedPerson(book, actor.userId)), ...rest };
  }

  async function all(meetingId: MeetingId): Promise<Invitations> {
    const { book, ...rest } = await shown(meetingId);
    return { invitations: invitationsIn(book), ...rest };
  }

  async function choicesFor(meetingId: MeetingId, personId: UserId): Promise<StandInChoices> {
    const { book } = await shown(meetingId);
    const person = invitedPerson(book, personId);
    const maySend = book.rule.substitutes !== 'none' && !person.replaces;
    return {
      substitutes: maySend ? await invitations.notInvited(meetingId, person.unitId) : [],
      holders: possibleHolders(book, person),
    };
  }

  return {
    /** One's own invitation. */
    async mine(actor: Actor, meetingId: MeetingId): Promise<OwnInvitation> {
      await access.require(actor, meetingId, 'invitation.answer');
      return own(actor, meetingId);
    },
    /** Who could stand in for oneself. */
    async choices(actor: Actor, meetingId: MeetingId): Promise<StandInChoices> {
      await access.require(actor, meetingId, 'invitation.answer');
      return choicesFor(meetingId, actor.userId);
    },
    /** Confirms, or reports absence. */
    async answer(actor: Actor, meetingId: MeetingId, text: AnswerText): Promise<OwnInvitation> {
      await access.require(actor, meetingId, 'invitation.answer');
      await answerFor(actor, meetingId, actor.userId, text);
      return own(actor, meetingId);
    },
    /** Takes one's own answer back. */
    async withdraw(actor: Actor, meetingId: MeetingId): Promise<OwnInvitation> {
      await access.require(actor, meetingId, 'invitation.answer');
      await withdrawFor(actor, meetingId, actor.userId);
      return own(actor, meetingId);
    },
    /** All who are invited with their answers, for those who prepare the meeting. */
    async list(actor: Actor, meetingId: MeetingId): Promise<Invitations> {
      await access.require(actor, meetingId, 'invitation.manage');
      return all(meetingId);
    },
    /** Who could stand in for a person. */
    async choicesFor(actor: Actor, meetingId: MeetingId, userId: UserId): Promise<StandInChoices> {
      await access.require(actor, meetingId, 'invitation.manage');
      return choicesFor(meetingId, userId);
    },
    /** Writes in what a person answered. */
    async answerFor(
      actor: Actor,
      meetingId: MeetingId,
      userId: UserId,
      text: AnswerText,
    ): Promise<Invitations> {
      await access.require(actor, meetingId, 'invitation.manage');
      await answerFor(actor, meetingId, userId, text);
      return all(meetingId);
    },
    /** Takes the answer of a person back. */
    async withdrawFor(actor: Actor, meetingId: MeetingId, userId: UserId): Promise<Invitations> {
      await access.require(actor, meetingId, 'invitation.manage');
      await withdrawFor(actor, meetingId, userId);
      return all(meetingId);
    },
    /** Accepts or refuses the substitute whom a person named. */
    async decide(
      actor: Actor,
      meetingId: MeetingId,
      userId: UserId,
      decided: SubstituteDecision,
    ): Promise<Invitations> {
      await access.require(actor, meetingId, 'invitation.manage');
      const about = { action: 'invitation.decide', personId: userId };
      await change(actor, meetingId, about, async (book) => {
        const { unitId } = invitedPerson(book, userId);
        const candidates = await invitations.notInvited(meetingId, unitId);
        return decideSubstitute(book, userId, decided, candidates);
      });
      return all(meetingId);
    },
  };
}

/** What the audit keeps of an answer; the reason of an absence stays with the answer itself. */
function saidIn(answer: AnswerChange['kept'][number] | undefined): Record<string, string> {
  if (answer?.kind !== 'absent') return { answer: answer?.kind ?? 'none' };
  const { standIn } = answer;
  return {
    answer: 'absent',
    ...(standIn && { [standIn.kind]: standIn.userId }),
    ...(standIn?.kind === 'substitute' && { decision: standIn.decision }),
  };
}

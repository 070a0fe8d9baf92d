import { z } from 'zod';
import { MeetingId, UserId } from '../ids.ts';
import { Instant } from '../live/instant.ts';
import { VotingRule } from '../meeting-rules.ts';
import { typedText } from '../typed-text.ts';
import { defineRoutes } from './route.ts';
import { Person } from './units.ts';

/** Why somebody will be absent, or why a substitute is not accepted. */
const Reason = typedText().min(3).max(300);

/** What an invited person says: that they come, or that they don't, why, and who comes or votes in their place. */
export const AnswerText = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('confirmed') }),
  z.object({
    kind: z.literal('absent'),
    reason: Reason,
    standIn: z.object({ kind: z.enum(['substitute', 'proxy']), userId: UserId }).nullable(),
  }),
]);
export type AnswerText = z.infer<typeof AnswerText>;

/** Whether a substitute was accepted; only then do they take part. */
export const SubstituteDecision = z.enum(['waiting', 'approved', 'refused']);
export type SubstituteDecision = z.infer<typeof SubstituteDecision>;

const standInPerson = { userId: UserId, name: z.string(), position: z.string() };

/** Who is in the place of an absent person: a substitute, who comes, or the member who votes for them. */
export const StandIn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('substitute'), ...standInPerson, decision: SubstituteDecision }),
  z.object({ kind: z.literal('proxy'), ...standInPerson }),
]);
export type StandIn = z.infer<typeof StandIn>;

/** `isEntered`: somebody who prepares the meeting wrote the answer in for the person. */
const given = { at: Instant, isEntered: z.boolean() };

/** The answer to an invitation as it stands. */
export const InvitationAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('confirmed'), ...given }),
  z.object({
    kind: z.literal('absent'),
    ...given,
    reason: z.string(),
    standIn: StandIn.nullable(),
  }),
]);
export type InvitationAnswer = z.infer<typeof InvitationAnswer>;

/** An invited person with the answer, null while there is none. `replaces` names the person whose substitute this is. */
export const Invitation = z.object({
  ...standInPerson,
  unitName: z.string(),
  isVotingMember: z.boolean(),
  replaces: z.string().nullable(),
  answer: InvitationAnswer.nullable(),
  /** Whose votes this person holds. */
  holdsFor: z.array(z.string()),
});
export type Invitation = z.infer<typeof Invitation>;

/** Who could stand in for a person; empty lists where the meeting's rules allow nobody. */
export const StandInChoices = z.object({ substitutes: z.array(Person), holders: z.array(Person) });
export type StandInChoices = z.infer<typeof StandInChoices>;

/** One invitation with what the meeting's rules allow, and whether it can be answered still. */
export const OwnInvitation = z.object({
  invitation: Invitation,
  rule: VotingRule,
  isOpen: z.boolean(),
});
export type OwnInvitation = z.infer<typeof OwnInvitation>;

/** The answers of all who are invited. */
export const Invitations = z.object({
  invitations: z.array(Invitation),
  rule: VotingRule,
  isOpen: z.boolean(),
});
export type Invitations = z.infer<typeof Invitations>;

const own = z.object({ meetingId: MeetingId });
const anothers = own.extend({ userId: UserId });

/** Routes of answering an invitation, for oneself and for somebody else. */
export const invitationRoutes = defineRoutes({
  'invitations.mine': {
    method: 'GET',
    path: '/api/meetings/:meetingId/invitation',
    action: 'invitation.answer',
    summary: 'One’s own invitation with the answer',
    params: own,
    answer: OwnInvitation,
  },
  'invitations.choices': {
    method: 'GET',
    path: '/api/meetings/:meetingId/invitation/stand-ins',
    action: 'invitation.answer',
    summary: 'Who could come or vote in one’s place',
    params: own,
    answer: StandInChoices,
  },
  'invitations.answer': {
    method: 'PUT',
    path: '/api/meetings/:meetingId/invitation/answer',
    action: 'invitation.answer',
    summary: 'Confirm, or report absence; the last answer holds',
    params: own,
    body: AnswerText,
    answer: OwnInvitation,
  },
  'invitations.withdraw': {
    method: 'DELETE',
    path: '/api/meetings/:meetingId/invitation/answer',
    action: 'invitation.answer',
    summary: 'Take one’s answer back',
    params: own,
    answer: OwnInvitation,
  },
  'invitations.list': {
    method: 'GET',
    path: '/api/meetings/:meetingId/invitations',
    action: 'invitation.manage',
    summary: 'All who are invited, with their answers',
    params: own,
    answer: Invitations,
  },
  'invitations.choicesFor': {
    method: 'GET',
    path: '/api/meetings/:meetingId/invitations/:userId/stand-ins',
    action: 'invitation.manage',
    summary: 'Who could come or vote in the place of a person',
    params: anothers,
    answer: StandInChoices,
  },
  'invitations.answerFor': {
    method: 'PUT',
    path: '/api/meetings/:meetingId/invitations/:userId/answer',
    action: 'invitation.manage',
    summary: 'Write in what a person answered; a substitute named here is accepted',
    params: anothers,
    body: AnswerText,
    answer: Invitations,
  },
  'invitations.withdrawFor': {
    method: 'DELETE',
    path: '/api/meetings/:meetingId/invitations/:userId/answer',
    action: 'invitation.manage',
    summary: 'Take the answer of a person back',
    params: anothers,
    answer: Invitations,
  },
  'invitations.decide': {
    method: 'POST',
    path: '/api/meetings/:meetingId/invitations/:userId/substitute',
    action: 'invitation.manage',
    summary: 'Accept the substitute whom a person named, or refuse with the reason',
    params: anothers,
    body: z.discriminatedUnion('decision', [
      z.object({ decision: z.literal('approved'), substituteId: UserId }),
      z.object({ decision: z.literal('refused'), substituteId: UserId, reason: Reason }),
    ]),
    answer: Invitations,
  },
});

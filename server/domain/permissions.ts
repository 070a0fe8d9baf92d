import type { Action } from '#contract/actions.ts';
import { LEADING_ROLES } from '#contract/leading-roles.ts';
import type { MeetingRole, UnitRole } from '#contract/roles.ts';

/**
 * Who may do an action: anyone signed in, holders of a role in any unit, of a role in the meeting at hand, of a role in the
 * unit whose meeting it is once it was released, or of a role in the very unit that is asked for the paper, or invited, or whose
 * site it is, at hand; or the technician of a meeting in which that site takes part.
 */
export type Rule = {
  anyone?: true;
  unit?: readonly UnitRole[];
  meeting?: readonly MeetingRole[];
  unitOfMeeting?: readonly UnitRole[];
  unitOfPaper?: readonly UnitRole[];
  unitInvited?: readonly UnitRole[];
  unitOfSite?: readonly UnitRole[];
  technicianOfSite?: true;
};

const everyoneInIt = [
  'chair',
  'deputyChair',
  'secretary',
  'votingMember',
  'delegate',
  'guest',
  'technician',
  'siteDevice',
] as const;
const persons = ['chair', 'deputyChair', 'secretary', 'votingMember', 'delegate', 'guest'] as const;

/** The people of a unit who prepare its papers; a site's device holds no role in a unit. */
export const PREPARERS = ['member', 'leader', 'secretary', 'unitAdmin'] as const;

/** Who answers for a unit, and chooses whom it sends to a meeting. */
export const SENDERS = ['leader', 'secretary', 'unitAdmin'] as const;

/** Who looks after the machines of rooms: of all, of those of their own unit, of those in the meeting that they serve. */
const DEVICE_KEEPERS = {
  unit: ['systemAdmin'],
  unitOfSite: ['unitAdmin', 'secretary'],
  technicianOfSite: true,
} as const satisfies Rule;

/** The one table of permissions: what is not allowed here is refused. Read as sentences; sent to the client as names. */
export const RULES: Record<Action, Rule> = {
  'account.use': { anyone: true },
  'unit.read': { unit: ['systemAdmin', 'unitAdmin', 'secretary', 'leader', 'member', 'registry'] },
  'meeting.create': { unit: ['secretary', 'unitAdmin'] },
  'meeting.read': { meeting: everyoneInIt, unitOfMeeting: ['secretary'] },
  'meeting.edit': { meeting: ['secretary', 'chair'] },
  'meeting.release': { meeting: ['secretary', 'chair'] },
  'invitation.answer': { meeting: persons },
  'invitation.manage': { meeting: ['secretary', 'chair'] },
  'unit.invite': { meeting: ['secretary', 'chair'] },
  'unit.sendPeople': { meeting: ['secretary', 'chair'], unitInvited: SENDERS },
  'meeting.start': { meeting: ['chair', 'deputyChair'] },
  'meeting.end': { meeting: ['chair', 'deputyChair'] },
  'agenda.edit': { meeting: ['secretary', 'chair'] },
  'seating.edit': { meeting: ['secretary', 'chair'] },
  'seating.export': { meeting: LEADING_ROLES },
  'seating.show': { meeting: LEADING_ROLES },
  'stage.setLayout': { meeting: LEADING_ROLES },
  'stage.spotlight': { meeting: LEADING_ROLES },
  'agenda.goTo': { meeting: LEADING_ROLES },
  'document.upload': { meeting: ['secretary', 'chair'], unitOfPaper: PREPARERS },
  'document.read': { meeting: everyoneInIt, unitOfPaper: PREPARERS },
  // The documents themselves are those that the account may read.
  'document.search': { anyone: true },
  'document.remove': { meeting: ['secretary', 'chair'], unitOfPaper: PREPARERS },
  'document.handOut': { meeting: ['secretary', 'chair'] },
  'document.recall': { meeting: ['secretary', 'chair'] },
  'document.seeReaders': { meeting: ['secretary', 'chair'] },
  // Of which folder it is, decides `libraryOf`.
  'library.read': { unit: ['unitAdmin', 'secretary', 'leader', 'member', 'registry'] },
  'library.edit': { unit: ['secretary', 'unitAdmin'] },
  'comment.write': { meeting: persons },
  'comment.resolve': { meeting: persons },
  'comment.export': { meeting: ['secretary', 'chair'] },
  'paper.ask': { meeting: ['secretary', 'chair'] },
  'paper.read': { meeting: ['secretary', 'chair'], unitOfPaper: PREPARERS },
  'paper.prepare': { unitOfPaper: PREPARERS },
  'paper.review': { meeting: ['secretary', 'chair'] },
  'annotation.write': { meeting: persons, unitOfPaper: PREPARERS },
  'presentation.start': { meeting: persons },
  'presentation.turnTo': { meeting: persons },
  'presentation.stop': { meeting: persons },
  'presentation.callAll': { meeting: ['chair', 'deputyChair'] },
  'ink.add': { meeting: persons },
  'ink.remove': { meeting: persons },
  'attendance.checkIn': { meeting: persons },
  // Asked for by the server alone, once it has read the code of a hall screen.
  'attendance.scan': { meeting: persons },
  'attendance.leave': { meeting: persons },
  'attendance.mark': { meeting: LEADING_ROLES },
  'attendance.showCode': { meeting: LEADING_ROLES },
  'attendance.export': { meeting: LEADING_ROLES },
  'speakers.request': {
    meeting: ['chair', 'deputyChair', 'secretary', 'votingMember', 'delegate', 'guest'],
  },
  'speakers.withdraw': { meeting: persons },
  'speakers.call': { meeting: LEADING_ROLES },
  'speakers.seeHistory': { meeting: LEADING_ROLES },
  'speakers.approve': { meeting: LEADING_ROLES },
  'speakers.refuse': { meeting: LEADING_ROLES },
  'speakers.move': { meeting: LEADING_ROLES },
  'speakers.invite': { meeting: LEADING_ROLES },
  'speakers.extend': { meeting: LEADING_ROLES },
  'interpellation.turn': { meeting: LEADING_ROLES },
  'interpellation.end': { meeting: LEADING_ROLES },
  'speakers.end': { meeting: persons },
  'readiness.ask': { meeting: LEADING_ROLES },
  'readiness.say': { meeting: ['votingMember'] },
  'readiness.cancel': { meeting: LEADING_ROLES },
  'ballot.open': { meeting: ['chair', 'deputyChair'] },
  'ballot.cast': { meeting: ['votingMember'] },
  'ballot.pause': { meeting: ['chair', 'deputyChair'] },
  'ballot.resume': { meeting: ['chair', 'deputyChair'] },
  'ballot.enterHands': { meeting: LEADING_ROLES },
  'ballot.close': { meeting: ['chair', 'deputyChair'] },
  'ballot.publish': { meeting: ['chair', 'deputyChair'] },
  'ballot.void': { meeting: ['chair', 'deputyChair'] },
  // Who has voted, and what came of it before it is published: for those who lead the vote and write it down.
  'ballot.seeTurnout': { meeting: LEADING_ROLES },
  'ballot.seeOutcome': { meeting: LEADING_ROLES },
  'ballot.readBundle': { meeting: everyoneInIt },
  'conclusion.write': { meeting: LEADING_ROLES },
  // What is written before it is minutes: for those who lead and the secretary who writes.
  'proceedings.write': { meeting: LEADING_ROLES },
  'chat.send': { meeting: everyoneInIt },
  'conference.join': { meeting: everyoneInIt },
  'conference.speak': { meeting: everyoneInIt },
  'conference.shareScreen': {
    meeting: [
      'chair',
      'deputyChair',
      'secretary',
      'votingMember',
      'delegate',
      'technician',
      'siteDevice',
    ],
  },
  // Equipment that sends into the meeting or plays it: for those who arrange it, and who looks after the technique.
  'mediaWay.arrange': { meeting: [...LEADING_ROLES, 'technician'] },
  'waitingRoom.manage': { meeting: LEADING_ROLES },
  'joinCode.manage': { meeting: ['secretary', 'chair'] },
  'microphone.mute': { meeting: ['chair', 'deputyChair', 'technician'] },
  'microphone.setMode': { meeting: ['chair', 'deputyChair'] },
  'microphone.muteAll': { meeting: ['chair', 'deputyChair', 'technician'] },
  // Asks a person to open their own microphone; nothing opens it but that person.
  'microphone.ask': { meeting: ['chair', 'deputyChair', 'technician'] },
  'participant.remove': { meeting: LEADING_ROLES },
  'participant.readmit': { meeting: LEADING_ROLES },
  'recording.start': { meeting: ['chair', 'deputyChair'] },
  'recording.stop': { meeting: ['chair', 'deputyChair'] },
  // As its documents: for those who were in it.
  'recording.watch': { meeting: everyoneInIt },
  'recording.seeOpenings': { meeting: ['secretary', 'chair'] },
  'recording.remove': { meeting: ['chair', 'secretary'] },
  // Has one composed again that could not be, or at once one that waits for room on the disk.
  'recording.retry': { meeting: ['chair', 'secretary'] },
  // They hold for the meetings of every unit, so that the administrator of none of them changes them.
  'rule.edit': { unit: ['systemAdmin'] },
  'device.manage': DEVICE_KEEPERS,
  // Sees which devices a machine has, chooses among them, plays a tone: nothing of it opens a microphone or a camera.
  'device.check': DEVICE_KEEPERS,
  'hallScreen.show': { meeting: ['chair', 'deputyChair', 'secretary', 'technician', 'siteDevice'] },
};

/** Who acts, as the session says. */
export type Holder = {
  unitRoles: readonly UnitRole[];
  meetingRoles: readonly MeetingRole[];
  /** Roles in the unit whose meeting it is; none for a draft. */
  rolesInUnitOfMeeting?: readonly UnitRole[];
  /** Roles in the unit that is asked for the paper at hand; none where it is of no such paper. */
  rolesInUnitOfPaper?: readonly UnitRole[];
  /** Roles in the unit whose invitation is at hand; none where it is of no such invitation. */
  rolesInUnitInvited?: readonly UnitRole[];
  /** Roles in the unit whose site is at hand; those in any unit, where no site is yet. */
  rolesInUnitOfSite?: readonly UnitRole[];
  /** True for the technician of a meeting that is not over, in which that site takes part. */
  isTechnicianOfSite?: boolean;
};

/**
 * True when the table allows the action to the holder. What depends on whose thing it is (own request, own presentation) is
 * decided by the rule of that thing, after this.
 */
export function can(holder: Holder, action: Action): boolean {
  const rule = RULES[action];
  return (
    rule.anyone === true ||
    (rule.unit?.some((role) => holder.unitRoles.includes(role)) ?? false) ||
    (rule.meeting?.some((role) => holder.meetingRoles.includes(role)) ?? false) ||
    (rule.unitOfMeeting?.some((role) => holder.rolesInUnitOfMeeting?.includes(role)) ?? false) ||
    (rule.unitOfPaper?.some((role) => holder.rolesInUnitOfPaper?.includes(role)) ?? false) ||
    (rule.unitInvited?.some((role) => holder.rolesInUnitInvited?.includes(role)) ?? false) ||
    (rule.unitOfSite?.some((role) => holder.rolesInUnitOfSite?.includes(role)) ?? false) ||
    (rule.technicianOfSite === true && holder.isTechnicianOfSite === true)
  );
}

/** Everything that the holder may do, for the client to show. */
export function allowedActions(holder: Holder): Action[] {
  return (Object.keys(RULES) as Action[]).filter((action) => can(holder, action));
}

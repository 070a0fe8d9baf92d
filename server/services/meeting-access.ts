import type { Action } from '#contract/actions.ts';
import { refuse } from '#contract/errors.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { readerOf } from '#server/domain/document-access.ts';
import { holderOfPaper, requireOpenPaper } from '#server/domain/paper-access.ts';
import { allowedActions, can, type Holder } from '#server/domain/permissions.ts';
import { prepares, rolesOfStanding, type Standing } from '#server/domain/prepared-roles.ts';
import type { MeetingAccess, MeetingThing } from './ports/meeting-access.ts';
import type { Standings } from './ports/standings.ts';

/** Makes the gate of meetings: reads the standing anew at each question and asks the table of permissions. */
export function createMeetingAccess({ standings }: { standings: Standings }): MeetingAccess {
  async function found(actor: Actor, meetingId: MeetingId): Promise<Standing> {
    const standing = await standings.standingOf(actor, meetingId);
    if (!standing) throw refuse('NOT_FOUND', 'meeting');
    return standing;
  }

  const holderIn = async (actor: Actor, meetingId: MeetingId) =>
    holderOf(actor, await found(actor, meetingId));

  function holderOf(actor: Actor, standing: Standing): Holder & { isHidden: boolean } {
    const meetingRoles = rolesOfStanding(actor.userId, standing);
    const isDraft = standing.phase === 'draft';
    return {
      unitRoles: actor.unitRoles,
      meetingRoles,
      rolesInUnitOfMeeting: isDraft ? [] : standing.rolesInUnit,
      isHidden: isDraft && !prepares(meetingRoles),
    };
  }

  async function meetingOf(thing: MeetingThing): Promise<MeetingId> {
    const found = await standings.meetingOf(thing);
    if (!found) throw refuse('NOT_FOUND');
    return found;
  }

  return {
    rolesIn: async (actor, meetingId) => [...(await holderIn(actor, meetingId)).meetingRoles],
    readerIn: async (actor, meetingId) => readerOf(actor, await found(actor, meetingId)),
    async readerWith(actor, meetingId, action) {
      const standing = await found(actor, meetingId);
      const holder = holderOf(actor, standing);
      return !holder.isHidden && can(holder, action) ? readerOf(actor, standing) : null;
    },
    async allowed(actor, meetingId) {
      const holder = await holderIn(actor, meetingId);
      return holder.isHidden ? [] : allowedActions(holder);
    },
    async require(actor, meetingId, action) {
      const holder = await holderIn(actor, meetingId);
      requireAllowed(holder, action);
      return [...holder.meetingRoles];
    },
    async requireOf(actor, thing, action) {
      const meetingId = await meetingOf(thing);
      const paper = await standings.paperOf(actor, thing);
      const standing = await found(actor, meetingId);
      const holder = holderOf(actor, standing);
      const passage = { meetingId, reader: readerOf(actor, standing) };
      if (!paper) {
        requireAllowed(holder, action);
        return passage;
      }
      requireOpenPaper(holder, paper, action);
      // What a unit prepares is known to it before the meeting is; to others it is not there.
      if (!can(holderOfPaper(holder, paper, action), action))
        throw paper.state === 'approved' && !holder.isHidden
          ? refuse('FORBIDDEN', action)
          : refuse('NOT_FOUND', 'paper');
      return passage;
    },
    async requireInvited(actor, invitationId, action) {
      const invited = await standings.unitInvited(actor, invitationId);
      if (!invited) throw refuse('NOT_FOUND', 'unit-invitation');
      const { meetingId, rolesInUnit } = invited;
      const holder = holderOf(actor, await found(actor, meetingId));
      if (!can({ ...holder, rolesInUnitInvited: rolesInUnit }, action)) {
        const isUnknown = holder.isHidden && rolesInUnit.length === 0;
        throw isUnknown ? refuse('NOT_FOUND', 'unit-invitation') : refuse('FORBIDDEN', action);
      }
      return { meetingId, isByUnit: !prepares(holder.meetingRoles) };
    },
    meetingOf,
  };
}

function requireAllowed(holder: Holder & { isHidden: boolean }, action: Action): void {
  if (holder.isHidden) throw refuse('NOT_FOUND', 'meeting');
  if (!can(holder, action)) throw refuse('FORBIDDEN', action);
}

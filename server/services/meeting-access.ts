import { refuse } from '#contract/errors.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { readerOf } from '#server/domain/document-access.ts';
import { allowedActions, can, type Holder } from '#server/domain/permissions.ts';
import { prepares, rolesOfStanding, type Standing } from '#server/domain/prepared-roles.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import type { Standings } from './ports/standings.ts';

/** Makes the gate of meetings: reads the standing anew at each question and asks the table of permissions. */
export function createMeetingAccess({ standings }: { standings: Standings }): MeetingAccess {
  async function found(actor: Actor, meetingId: MeetingId): Promise<Standing> {
    const standing = await standings.standingOf(actor, meetingId);
    if (!standing) throw refuse('NOT_FOUND', 'meeting');
    return standing;
  }

  async function holderOf(
    actor: Actor,
    meetingId: MeetingId,
  ): Promise<Required<Holder> & { isHidden: boolean }> {
    const standing = await found(actor, meetingId);
    const meetingRoles = rolesOfStanding(actor.userId, standing);
    const isDraft = standing.phase === 'draft';
    return {
      unitRoles: actor.unitRoles,
      meetingRoles,
      rolesInUnitOfMeeting: isDraft ? [] : standing.rolesInUnit,
      isHidden: isDraft && !prepares(meetingRoles),
    };
  }

  return {
    rolesIn: async (actor, meetingId) => [...(await holderOf(actor, meetingId)).meetingRoles],
    readerIn: async (actor, meetingId) => readerOf(actor, await found(actor, meetingId)),
    async allowed(actor, meetingId) {
      const holder = await holderOf(actor, meetingId);
      return holder.isHidden ? [] : allowedActions(holder);
    },
    async require(actor, meetingId, action) {
      const holder = await holderOf(actor, meetingId);
      if (holder.isHidden) throw refuse('NOT_FOUND', 'meeting');
      if (!can(holder, action)) throw refuse('FORBIDDEN', action);
      return [...holder.meetingRoles];
    },
    async meetingOf(thing) {
      const found =
        'itemId' in thing
          ? await standings.meetingOfItem(thing.itemId)
          : 'documentId' in thing
            ? await standings.meetingOfDocument(thing.documentId)
            : await standings.meetingOfVersion(thing.versionId);
      if (!found) throw refuse('NOT_FOUND');
      return found;
    },
  };
}

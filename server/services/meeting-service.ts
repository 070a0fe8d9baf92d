import { randomUUID } from 'node:crypto';
import { refuse } from '#contract/errors.ts';
import type { Attendee, Meeting, MeetingInfo, NewMeeting } from '#contract/http/meetings.ts';
import { MeetingId } from '#contract/ids.ts';
import { onlySeesToDevices } from '#contract/technician-role.ts';
import type { Actor } from '#server/domain/actor.ts';
import {
  requireChairChangeable,
  requireDeputiesNameable,
  requireVotersChangeable,
} from '#server/domain/change-prepared.ts';
import { can, RULES } from '#server/domain/permissions.ts';
import { searchableText } from '#server/domain/search-text.ts';
import type { MeetingView } from './meeting-view.ts';
import type { AccountStore } from './ports/accounts.ts';
import type { AuditNote } from './ports/audit.ts';
import type { Clock } from './ports/clock.ts';
import type { Framing, PreparedChanges } from './ports/framing.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import type { MeetingReferences, MeetingStore, PreparedMeeting } from './ports/meetings.ts';

/** Prepares meetings and hands them out. */
export type MeetingService = ReturnType<typeof createMeetingService>;

/** Makes the service of preparing meetings. Every change of a meeting that was handed out reaches its stream. */
export function createMeetingService(parts: {
  meetings: MeetingStore;
  accounts: Pick<AccountStore, 'find'>;
  access: MeetingAccess;
  view: MeetingView;
  framing: Framing & PreparedChanges;
  clock: Clock;
}) {
  const { meetings, accounts, access, view, framing, clock } = parts;

  async function load(meetingId: MeetingId): Promise<PreparedMeeting> {
    const meeting = await meetings.load(meetingId);
    if (!meeting) throw refuse('NOT_FOUND', 'meeting');
    return meeting;
  }

  async function loadChangeable(meetingId: MeetingId): Promise<PreparedMeeting> {
    const meeting = await load(meetingId);
    if (meeting.phase === 'ended') throw refuse('WRONG_STATE', 'meeting-ended');
    return meeting;
  }

  async function requireKnown(references: MeetingReferences): Promise<void> {
    const missing = await meetings.firstMissing(references);
    if (missing) throw refuse('BAD_INPUT', `unknown-${missing}`);
  }

  /** What was not done because the stored version is another, as a refusal that carries what is stored. */
  async function stale(actor: Actor, meetingId: MeetingId) {
    return refuse('STALE_VERSION', 'meeting-changed', {
      current: await view.show(actor, meetingId),
    });
  }

  async function searchTextOf(info: MeetingInfo, unitName: string): Promise<string> {
    const { typeName, chairName } = await meetings.namesFor(info);
    return searchableText([info.title, info.place, typeName, unitName, chairName].join(' '));
  }

  return {
    /** Makes a draft in the unit where the actor may make meetings; one that is there already is shown to who may edit it. */
    async create(actor: Actor, { meetingId: chosenId, ...info }: NewMeeting): Promise<Meeting> {
      if (!can({ unitRoles: actor.unitRoles, meetingRoles: [] }, 'meeting.create')) {
        throw refuse('FORBIDDEN', 'meeting.create');
      }
      requireOrder(info);
      await requireKnown(referencesOf(info));
      const account = await accounts.find(actor.userId);
      const grants = account?.roles.filter((grant) =>
        RULES['meeting.create'].unit?.includes(grant.role),
      );
      const unitId = (grants?.find((grant) => grant.unitId === actor.unitId) ?? grants?.[0])
        ?.unitId;
      if (!unitId) throw refuse('FORBIDDEN', 'meeting.create');
      const meetingId = chosenId ?? MeetingId.parse(randomUUID());
      const searchText = await searchTextOf(info, account?.unitName ?? '');
      const isNew = await meetings.create(
        { meetingId, unitId, createdById: actor.userId, info, searchText },
        note(actor, 'meeting.create', meetingId, { title: info.title }),
      );
      if (!isNew) await access.require(actor, meetingId, 'meeting.edit');
      return view.show(actor, meetingId);
    },

    /** Everything prepared of a meeting, as far as the actor may see it. */
    async get(actor: Actor, meetingId: MeetingId): Promise<Meeting> {
      await access.require(actor, meetingId, 'meeting.read');
      return view.show(actor, meetingId);
    },

    /** Changes what is said of the meeting as such; STALE_VERSION when somebody else was quicker. */
    async update(
      actor: Actor,
      meetingId: MeetingId,
      { version, info }: { version: number; info: MeetingInfo },
    ): Promise<Meeting> {
      await access.require(actor, meetingId, 'meeting.edit');
      requireOrder(info);
      await requireKnown(referencesOf(info));
      const isDone = await framing.change(meetingId, actor.userId, async (state) => {
        const { chairId, unitName } = await loadChangeable(meetingId);
        const { userId: actorId } = actor;
        requireChairChangeable(state, { actorId, chairId, nextChairId: info.chairId });
        const searchText = await searchTextOf(info, unitName);
        return meetings.update(
          { meetingId, version, info, searchText },
          note(actor, 'meeting.edit', meetingId, { title: info.title }),
        );
      });
      if (!isDone) throw await stale(actor, meetingId);
      return view.show(actor, meetingId);
    },

    /** Replaces the list of attendees. */
    async setAttendees(
      actor: Actor,
      meetingId: MeetingId,
      { version, attendees }: { version: number; attendees: Attendee[] },
    ): Promise<Meeting> {
      await access.require(actor, meetingId, 'meeting.edit');
      const personIds = attendees.map((attendee) => attendee.userId);
      if (new Set(personIds).size !== personIds.length) {
        throw refuse('BAD_INPUT', 'person-listed-twice');
      }
      const siteIds = attendees.flatMap(({ siteId }) => (siteId === null ? [] : [siteId]));
      await requireKnown({ personIds, siteIds });
      const isDone = await framing.change(meetingId, actor.userId, async (state) => {
        const before = await loadChangeable(meetingId);
        requireVotersChangeable(state);
        const deputyIds = attendees.flatMap(({ userId, isDeputy }) => (isDeputy ? [userId] : []));
        requireDeputiesNameable(state, { actorId: actor.userId, deputyIds }, before);
        return meetings.setAttendees(
          { meetingId, version, attendees },
          note(actor, 'meeting.setAttendees', meetingId, { attendees: attendees.length }),
        );
      });
      if (!isDone) throw await stale(actor, meetingId);
      return view.show(actor, meetingId);
    },

    /** Hands the meeting out to all who take part; STALE_VERSION when somebody has changed it since; releasing twice is one. */
    async release(
      actor: Actor,
      meetingId: MeetingId,
      { version }: { version: number },
    ): Promise<Meeting> {
      await access.require(actor, meetingId, 'meeting.release');
      const before = await load(meetingId);
      if (before.phase === 'draft') {
        // What is handed out is what was seen: with an item more or less, it is looked at once more.
        if (before.version !== version) throw await stale(actor, meetingId);
        requireComplete(before);
        const isDone = await meetings.release(
          { meetingId, version, at: clock.now() },
          note(actor, 'meeting.release', meetingId, { title: before.title }),
        );
        const isReleased = isDone || (await load(meetingId)).phase !== 'draft';
        if (!isReleased) throw await stale(actor, meetingId);
      }
      // Asked for the second time too: it is what was missing if the server stopped between the two.
      if (before.phase !== 'ended') await framing.reframe(meetingId, actor.userId);
      return view.show(actor, meetingId);
    },

    /** Removes a draft; a meeting that was handed out stays. */
    async remove(actor: Actor, meetingId: MeetingId): Promise<void> {
      await access.require(actor, meetingId, 'meeting.edit');
      const { title } = await load(meetingId);
      const isDone = await meetings.removeDraft(
        meetingId,
        note(actor, 'meeting.remove', meetingId, { title }),
      );
      if (!isDone) throw refuse('WRONG_STATE', 'already-released');
    },
  };
}

function note(
  actor: Actor,
  action: string,
  meetingId: MeetingId,
  detail: NonNullable<AuditNote['detail']>,
): AuditNote {
  return { accountId: actor.userId, action, subject: `meeting:${meetingId}`, detail };
}

function referencesOf(info: MeetingInfo): MeetingReferences {
  return {
    personIds: [info.chairId, info.secretaryId],
    siteIds: info.siteIds,
    typeIds: [info.typeId],
  };
}

function requireOrder(info: MeetingInfo): void {
  if (Date.parse(info.endsAt) > Date.parse(info.startsAt)) return;
  throw refuse('BAD_INPUT', 'ends-before-start', {
    fields: [{ path: 'endsAt', message: 'ends-before-start' }],
  });
}

/** A meeting can be handed out when it has an agenda and somebody beside chair and secretary to attend, or a unit to send them. */
function requireComplete(meeting: PreparedMeeting): void {
  if (meeting.items.length === 0) throw refuse('WRONG_STATE', 'agenda-missing');
  const isAttended = meeting.participants.some(
    ({ userId, roles }) =>
      userId !== meeting.chairId && userId !== meeting.secretaryId && !onlySeesToDevices(roles),
  );
  if (!isAttended && meeting.invitedUnits.length === 0)
    throw refuse('WRONG_STATE', 'attendees-missing');
  if (!meeting.participants.some(({ userId }) => userId === meeting.chairId)) {
    throw refuse('WRONG_STATE', 'chair-missing');
  }
}

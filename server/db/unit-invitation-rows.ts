import type { AttendeeRole } from '#contract/http/invited-units.ts';
import { MeetingPhase } from '#contract/http/meetings.ts';
import type { Person } from '#contract/http/units.ts';
import { MeetingId, SiteId, UnitId, UnitInvitationId, UserId } from '#contract/ids.ts';
import { SENDERS } from '#server/domain/permissions.ts';
import type {
  StoredInvitedUnit,
  StoredUnitInvitation,
} from '#server/services/ports/unit-invitations.ts';
import type { Prisma } from './generated/client.ts';
import { openGrants } from './unit-people.ts';

/** What is read with the invitation of a unit to show it. */
export const INVITED_PARTS = {
  unit: {
    select: { name: true, grants: { where: openGrants(SENDERS), select: { role: true }, take: 1 } },
  },
  people: {
    include: { account: { include: { unit: { select: { name: true } } } } },
    orderBy: [{ position: 'asc' }, { accountId: 'asc' }],
  },
} satisfies Prisma.UnitInvitationInclude;

/** The same with what its unit must know of the meeting. */
export const INVITATION_PARTS = {
  ...INVITED_PARTS,
  site: { select: { name: true } },
  meeting: {
    select: {
      title: true,
      phase: true,
      startsAt: true,
      endsAt: true,
      place: true,
      secretaryId: true,
    },
  },
} satisfies Prisma.UnitInvitationInclude;

type InvitedRow = Prisma.UnitInvitationGetPayload<{ include: typeof INVITED_PARTS }>;
type InvitationRow = Prisma.UnitInvitationGetPayload<{ include: typeof INVITATION_PARTS }>;

/** A row as who prepares the meeting sees it. */
export function toInvitedUnit(row: InvitedRow): StoredInvitedUnit {
  return {
    invitationId: UnitInvitationId.parse(row.id),
    version: row.version,
    unitId: UnitId.parse(row.unitId),
    unitName: row.unit.name,
    places: row.places,
    role: row.role as AttendeeRole,
    siteId: row.siteId === null ? null : SiteId.parse(row.siteId),
    dueAt: row.dueAt.toISOString(),
    remindedAt: row.remindedAt?.toISOString() ?? null,
    people: row.people.map(
      ({ account }): Person => ({
        userId: UserId.parse(account.id),
        name: account.name,
        position: account.position,
        unitId: UnitId.parse(account.unitId),
        unitName: account.unit.name,
      }),
    ),
    isReachable: row.unit.grants.length > 0,
  };
}

/** A row with its meeting. */
export function toStoredInvitation(row: InvitationRow): StoredUnitInvitation {
  const { title, phase, startsAt, endsAt, place, secretaryId } = row.meeting;
  return {
    ...toInvitedUnit(row),
    siteName: row.site?.name ?? null,
    meetingId: MeetingId.parse(row.meetingId),
    meetingTitle: title,
    phase: MeetingPhase.parse(phase),
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    place,
    secretaryId: UserId.parse(secretaryId),
  };
}

import type { MeetingPhase } from '#contract/http/meetings.ts';
import type {
  AgendaItemId,
  MeetingId,
  MeetingTypeId,
  RoomPaperId,
  SiteId,
  UnitId,
  UserId,
} from '#contract/ids.ts';
import type { MeetingSite, Participant } from '#contract/live/state.ts';
import { participantRoles } from '#server/domain/prepared-roles.ts';
import type { PreparedMeeting } from '#server/services/ports/meetings.ts';
import type { Prisma } from './generated/client.ts';
import { ANSWER_PARTS, answerOfRow } from './invitation-rows.ts';
import { toPreparedBallot } from './prepared-ballot-rows.ts';
import { INVITED_PARTS, toInvitedUnit } from './unit-invitation-rows.ts';

/** What is read to make a prepared meeting of it. */
export const PREPARED_PARTS = {
  unit: true,
  type: true,
  participants: {
    include: { account: { include: { unit: true } } },
    orderBy: [
      { position: 'asc' },
      { replacesId: { sort: 'asc', nulls: 'first' } },
      { accountId: 'asc' },
    ],
  },
  answers: { include: ANSWER_PARTS },
  invitedUnits: {
    include: INVITED_PARTS,
    orderBy: [{ unit: { position: 'asc' } }, { unit: { name: 'asc' } }, { role: 'asc' }],
  },
  sites: {
    include: {
      site: {
        include: {
          devices: { where: { kind: 'siteDevice' }, orderBy: { sortOrder: 'asc' }, take: 1 },
        },
      },
    },
    orderBy: [{ position: 'asc' }, { siteId: 'asc' }],
  },
  items: {
    where: { removedAt: null },
    include: {
      unit: true,
      roomPapers: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
      prepared: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  },
} satisfies Prisma.MeetingInclude;

type MeetingRow = Prisma.MeetingGetPayload<{ include: typeof PREPARED_PARTS }>;
type PersonRow = Prisma.AccountGetPayload<{ include: { unit: true } }>;

/** Turns rows into a prepared meeting; `leads` are the accounts of chair and secretary. */
export function toPreparedMeeting(row: MeetingRow, leads: readonly PersonRow[]): PreparedMeeting {
  return {
    meetingId: row.id as MeetingId,
    version: row.version,
    phase: row.phase as MeetingPhase,
    title: row.title,
    typeId: row.typeId as MeetingTypeId,
    typeName: row.type.name,
    unitId: row.unitId as UnitId,
    unitName: row.unit.name,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    place: row.place,
    chairId: row.chairId as UserId,
    secretaryId: row.secretaryId as UserId,
    siteIds: row.sites.map((site) => site.siteId as SiteId),
    ...(row.asksPassword && { asksPassword: true }),
    participants: participantsOf(row, leads),
    invitedUnits: row.invitedUnits.map(toInvitedUnit),
    sites: row.sites.map(
      ({ site }): MeetingSite => ({
        siteId: site.id as SiteId,
        name: site.name,
        isCentral: site.isCentral,
        deviceUserId: (site.devices[0]?.id ?? null) as UserId | null,
      }),
    ),
    items: row.items.map((item) => ({
      itemId: item.id as AgendaItemId,
      version: item.version,
      documentOrder: item.documentOrder,
      title: item.title,
      presenterId: item.presenterId as UserId | null,
      unitId: item.unitId as UnitId | null,
      unitName: item.unit?.name ?? null,
      minutesPlanned: item.minutesPlanned,
      ...(item.roomPapers.length > 0 && {
        roomPapers: item.roomPapers.map(({ id, title, note }) => ({
          roomPaperId: id as RoomPaperId,
          title,
          note,
        })),
      }),
      ...(item.prepared.length > 0 && {
        preparedBallots: item.prepared.map(toPreparedBallot),
      }),
    })),
  };
}

/** Chair, deputy and secretary first, then the list in its order. A room that does not take part is nobody's place. */
function participantsOf(row: MeetingRow, leads: readonly PersonRow[]): Participant[] {
  const sites = new Set(row.sites.map((site) => site.siteId));
  const listed = new Set(row.participants.map((participation) => participation.accountId));
  const absences = absencesOf(row);
  const people = [...leads, ...row.participants.map(({ account }) => account)];
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  const make = (account: PersonRow, roles: readonly string[] | null, siteId: string | null) => ({
    userId: account.id as UserId,
    name: account.name,
    position: account.position,
    unitId: account.unitId as UnitId,
    unitName: account.unit.name,
    roles: participantRoles(row, account.id as UserId, roles),
    siteId: (siteId !== null && sites.has(siteId) ? siteId : null) as SiteId | null,
    ...absences.get(account.id),
  });
  const all: Participant[] = [
    ...leads.filter((lead) => !listed.has(lead.id)).map((lead) => make(lead, null, lead.siteId)),
    ...row.participants.map(({ account, roles, siteId, replacesId }) => ({
      ...make(account, roles, siteId),
      ...(replacesId && {
        replaces: { userId: replacesId as UserId, name: nameOf.get(replacesId) ?? '' },
      }),
    })),
  ];
  return all
    .filter((participant) => participant.roles.length > 0)
    .map((participant, index) => ({ participant, index }))
    .sort((a, b) => rankOf(a.participant) - rankOf(b.participant) || a.index - b.index)
    .map(({ participant }) => participant);
}

/** Who said beforehand that they won't come. */
function absencesOf(row: MeetingRow): Map<string, Pick<Participant, 'absence'>> {
  const absences = new Map<string, Pick<Participant, 'absence'>>();
  for (const answer of row.answers.map(answerOfRow)) {
    if (answer.kind !== 'absent') continue;
    const { userId, reason, standIn } = answer;
    const proxy = standIn?.kind === 'proxy' && { userId: standIn.userId, name: standIn.name };
    absences.set(userId, { absence: { reason, ...(proxy && { proxy }) } });
  }
  return absences;
}

function rankOf({ roles }: Participant): number {
  if (roles.includes('chair')) return 0;
  if (roles.includes('deputyChair')) return 1;
  if (roles.includes('secretary')) return 2;
  return 3;
}

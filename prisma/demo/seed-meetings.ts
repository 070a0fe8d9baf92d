import type { Transaction } from '#server/db/database.ts';
import { searchableText } from '#server/domain/search-text.ts';
import { ACCOUNTS, type DemoAccount } from './accounts.ts';
import { demoId } from './demo-id.ts';
import { type DemoMeeting, PLACE } from './meetings.ts';
import { COMMUNES } from './units.ts';

/** Everyone who votes: the chair, the members of the committee, the chairs of the communes' committees and their deputies. */
export const VOTERS: readonly string[] = [
  'chutri',
  ...ACCOUNTS.flatMap(({ username }) => (/^huyen\.\d+$/.test(username) ? [username] : [])),
  ...COMMUNES.flatMap(({ key }) => [`${key}.1`, `${key}.2`]),
];

/** Who takes the chair's place in the meeting that is running. */
const DEPUTY = 'huyen.2';

/** Writes a meeting as a draft with its sites, attendees and agenda; documents, release and course come after. */
export async function seedMeeting(db: Transaction, meeting: DemoMeeting): Promise<void> {
  const meetingId = demoId(`meeting ${meeting.key}`);
  const account = (username: string) => demoId(`account ${username}`);
  await db.meeting.create({
    data: {
      id: meetingId,
      unitId: demoId('unit huyen'),
      typeId: demoId(`type ${meeting.type}`),
      title: meeting.title,
      startsAt: meeting.startsAt,
      endsAt: meeting.endsAt,
      place: PLACE,
      chairId: account('chutri'),
      secretaryId: account('thuky'),
      createdById: account('thuky'),
      searchText: searchableText(`${meeting.title} ${PLACE} ${meeting.type}`),
      createdAt: new Date(Math.min(Date.now(), meeting.startsAt.getTime()) - 7 * 24 * 3_600_000),
    },
  });
  await db.meetingSite.createMany({
    data: ['huyen', ...COMMUNES.map(({ key }) => key)].map((key, position) => ({
      meetingId,
      siteId: demoId(`site ${key}`),
      position,
    })),
  });
  await db.participation.createMany({
    data: ACCOUNTS.filter(takesPart).map((person, position) => ({
      meetingId,
      accountId: account(person.username),
      roles: rolesOf(person, meeting),
      siteId: person.site === null ? null : demoId(`site ${person.site}`),
      position,
    })),
  });
  await db.agendaItem.createMany({
    data: meeting.items.map((item, position) => ({
      id: demoId(`item ${meeting.key} ${item.key}`),
      meetingId,
      position,
      title: item.title,
      presenterId: item.presenter === null ? null : account(item.presenter),
      unitId: item.unit === null ? null : demoId(`unit ${item.unit}`),
      minutesPlanned: item.minutes,
    })),
  });
}

function takesPart({ kind, username }: DemoAccount): boolean {
  return kind === 'person' && username !== 'quantri' && username !== 'vanthu';
}

function rolesOf({ username }: DemoAccount, { key }: DemoMeeting): string[] {
  if (username === 'chutri') return ['chair', 'votingMember'];
  if (username === 'thuky') return ['secretary'];
  if (username === DEPUTY && key === 'running') return ['votingMember', 'deputyChair'];
  return [VOTERS.includes(username) ? 'votingMember' : 'delegate'];
}

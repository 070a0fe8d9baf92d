import { beforeAll, expect, it } from 'vitest';
import type { Meeting } from '#contract/http/meetings.ts';
import type { UserId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { meetingServices } from '#tests/support/meeting-services.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();

let services: ReturnType<typeof meetingServices>;
let district: District;
let secretary: Actor;
let member: Actor;

beforeAll(async () => {
  district = await aDistrict(database.prisma);
  services = meetingServices(database, { now: () => new Date('2026-11-30T01:00:00Z') });
  const as = async (account: Promise<UserId>) => services.actorOf(await account);
  secretary = await as(district.account('thuky', ['secretary']));
  member = await as(district.account('uyvien', ['member']));
});

async function released(): Promise<Meeting> {
  const leads = { chairId: secretary.userId, secretaryId: secretary.userId };
  const { meetingId } = await services.meetings.create(secretary, district.info(leads));
  const item = { title: 'Chuyển đổi số', presenterId: null, unitId: null, minutesPlanned: 15 };
  const { version } = await services.agenda.add(secretary, meetingId, item);
  const attendees = [{ userId: member.userId, role: 'votingMember' as const, siteId: null }];
  const listed = await services.meetings.setAttendees(secretary, meetingId, { version, attendees });
  expect(await kindsFor(member)).toEqual([]);
  return services.meetings.release(secretary, meetingId, listed);
}

async function kindsFor(actor: Actor): Promise<string[]> {
  const { newest } = await services.notifications.list(actor);
  return newest.map(({ content }) => content.kind);
}

it('a release invites those on the list once, and a change of place is told', async () => {
  const { meetingId, version } = await released();
  await services.live.reframe(meetingId, secretary.userId);
  expect(await kindsFor(member)).toEqual(['meetingReleased']);
  const leads = { chairId: secretary.userId, secretaryId: secretary.userId };
  const info = district.info(leads, { place: 'Phòng họp số 2' });
  await services.meetings.update(secretary, meetingId, { version, info });
  expect((await kindsFor(member)).toSorted()).toEqual(['meetingMoved', 'meetingReleased']);
  expect(await kindsFor(secretary)).toEqual([]);
});

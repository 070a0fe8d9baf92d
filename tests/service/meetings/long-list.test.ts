import { beforeAll, expect, it } from 'vitest';
import type { UserId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { aDistrict } from '#tests/support/a-district.ts';
import { meetingServices } from '#tests/support/meeting-services.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const DAY_MS = 24 * 3_600_000;
let services: ReturnType<typeof meetingServices>;
let chair: Actor;

beforeAll(async () => {
  const district = await aDistrict(database.prisma);
  services = meetingServices(database, { now: () => new Date() });
  const chairId: UserId = await district.account('chutri', ['leader']);
  chair = await services.actorOf(chairId);
  const on = (day: number, phase: string) => ({
    unitId: district.unitId,
    typeId: district.typeId,
    title: `${phase} ${day}`,
    startsAt: new Date(Date.now() + day * DAY_MS),
    endsAt: new Date(Date.now() + day * DAY_MS + 3_600_000),
    place: '',
    phase,
    chairId,
    secretaryId: chairId,
    createdById: chairId,
    searchText: '',
  });
  const days = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  await database.prisma.meeting.createMany({
    data: [
      ...days(520).map((day) => on(-day, day % 2 === 0 ? 'ended' : 'released')),
      ...days(510).map((day) => on(day, 'released')),
      on(-600, 'running'),
    ],
  });
});

const titles = async (query: Parameters<typeof services.home.meetings>[1]) =>
  (await services.home.meetings(chair, query)).meetings.map((meeting) => meeting.title);

it('holds everything that runs or comes, and of the past the newest 500', async () => {
  const listed = await titles({ scope: 'all' });
  expect(listed[0]).toBe('running -600');
  expect(listed).toContain('released 1');
  expect(listed).toContain('released 510');
  expect(listed).toContain('ended -500');
  expect(listed).not.toContain('released -501');
  expect(listed).toHaveLength(1 + 510 + 500);
  expect((await services.home.meetings(chair, { scope: 'all' })).isCut).toBe(true);
});

it('reaches what is older by the days that are asked for', async () => {
  const to = new Date(Date.now() - 510.5 * DAY_MS).toISOString();
  expect(await titles({ scope: 'all', phase: 'over', to })).toEqual([
    'ended -512',
    'ended -514',
    'ended -516',
    'ended -518',
    'ended -520',
  ]);
  expect(await services.home.meetings(chair, { scope: 'all', phase: 'over', to })).toMatchObject({
    isCut: false,
  });
});

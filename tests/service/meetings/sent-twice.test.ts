import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { MeetingInfo } from '#contract/http/meetings.ts';
import { AgendaItemId, MeetingId, type UserId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { aDistrict } from '#tests/support/a-district.ts';
import { meetingServices } from '#tests/support/meeting-services.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
let services: ReturnType<typeof meetingServices>;
let secretary: Actor;
let colleague: Actor;
let info: MeetingInfo;

beforeAll(async () => {
  const district = await aDistrict(database.prisma);
  services = meetingServices(database, { now: () => new Date('2026-11-22T01:00:00Z') });
  const as = async (account: Promise<UserId>) => services.actorOf(await account);
  secretary = await as(district.account('thuky', ['secretary']));
  colleague = await as(district.account('thuky.2', ['secretary']));
  const chair = await as(district.account('chutri', ['leader']));
  info = district.info({ chairId: chair.userId, secretaryId: secretary.userId });
});

it('a meeting that is made twice under one id is one, as it was made first', async () => {
  const meetingId = MeetingId.parse(randomUUID());
  const [first, again] = await Promise.all([
    services.meetings.create(secretary, { meetingId, ...info }),
    services.meetings.create(secretary, { meetingId, ...info }),
  ]);
  expect(again).toEqual(first);
  const later = services.meetings.create(secretary, { meetingId, ...info, title: 'Tên khác' });
  expect((await later).title).toBe(info.title);
  const subject = `meeting:${meetingId}`;
  expect(await database.prisma.auditEntry.count({ where: { subject } })).toBe(1);
});

it('a meeting of the same id is not shown to who may not edit it', async () => {
  const { meetingId } = await services.meetings.create(secretary, info);
  await expect(services.meetings.create(colleague, { ...info, meetingId })).rejects.toMatchObject({
    body: { code: 'NOT_FOUND' },
  });
  expect((await services.meetings.get(secretary, meetingId)).secretaryId).toBe(secretary.userId);
});

it('an agenda item that is added twice under one id is one, and never another meeting’s', async () => {
  const itemId = AgendaItemId.parse(randomUUID());
  const item = {
    itemId,
    title: 'Cải cách hành chính',
    presenterId: null,
    unitId: null,
    minutesPlanned: 15,
  };
  const { meetingId } = await services.meetings.create(secretary, info);
  await services.agenda.add(secretary, meetingId, item);
  const { items } = await services.agenda.add(secretary, meetingId, item);
  expect(items.map((each) => each.itemId)).toEqual([itemId]);
  const other = await services.meetings.create(secretary, info);
  await expect(services.agenda.add(secretary, other.meetingId, item)).rejects.toMatchObject({
    body: { code: 'CONFLICT' },
  });
});

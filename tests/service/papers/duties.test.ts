import { beforeAll, expect, it } from 'vitest';
import type { Meeting } from '#contract/http/meetings.ts';
import type { Actor } from '#server/domain/actor.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { meetingServices } from '#tests/support/meeting-services.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
let now = new Date('2026-11-24T02:00:00Z');

let services: ReturnType<typeof meetingServices>;
let district: District;
let secretary: Actor;
let preparer: Actor;
let device: Actor;
let draft: Meeting;

beforeAll(async () => {
  district = await aDistrict(database.prisma);
  services = meetingServices(database, { now: () => now });
  const { communeId: unitId, communeSiteId: siteId } = district;
  secretary = await services.actorOf(await district.account('thuky', ['secretary']));
  const chairId = await district.account('chutri', ['leader']);
  preparer = await services.actorOf(await district.account('xa.1', ['member'], { unitId }));
  // A device holds no role; even with one it prepares nothing.
  const more = { unitId, siteId, kind: 'siteDevice' } as const;
  device = await services.actorOf(await district.account('xa', ['member'], more));
  const leads = { chairId, secretaryId: secretary.userId };
  const { meetingId } = await services.meetings.create(secretary, district.info(leads));
  const text = { title: 'Nội dung', presenterId: null, unitId, minutesPlanned: null };
  draft = await services.agenda.add(secretary, meetingId, text);
  const [item] = draft.items;
  if (!item) throw new Error('no item');
  const asked = { itemId: item.itemId, unitIds: [unitId], title: 'Báo cáo', note: '' };
  await services.papers.ask(secretary, meetingId, asked);
});

const kinds = async (actor: Actor) => (await services.home.duties(actor)).map(({ kind }) => kind);

it('nobody is asked for a paper by a time that is over', async () => {
  const [item] = draft.items;
  if (!item) throw new Error('no item');
  const late = { unitIds: [district.unitId], title: 'Báo cáo', note: '' };
  const ask = (dueAt: string) =>
    services.papers.ask(secretary, draft.meetingId, { itemId: item.itemId, ...late, dueAt });
  await expect(ask('2026-11-24T01:59:00.000Z')).rejects.toThrow('due-in-past');
});

it('the unit is asked to prepare, of a draft that it sees nothing else of', async () => {
  const [duty] = await services.home.duties(preparer);
  expect(duty).toMatchObject({
    kind: 'preparePaper',
    paper: { title: 'Báo cáo', meetingTitle: draft.title, dueAt: '2026-11-25T10:00:00.000Z' },
  });
  await expect(services.meetings.get(preparer, draft.meetingId)).rejects.toThrow('NOT_FOUND');
  expect(await services.home.meetings(preparer, { scope: 'all' })).toMatchObject({
    meetings: [],
  });
});

it('the device of its site is asked for nothing', async () => {
  expect(await kinds(device)).toEqual([]);
  expect(await services.papers.mine(device)).toEqual([]);
  const { requests } = await services.papers.board(secretary, draft.meetingId);
  for (const { requestId } of requests)
    await expect(services.papers.get(device, requestId)).rejects.toThrow('NOT_FOUND');
});

it('the secretary sees what is owed, and what is overdue when the time has come', async () => {
  const waiting = async () =>
    (await services.home.duties(secretary)).find(({ kind }) => kind === 'reviewPapers');
  expect(await waiting()).toMatchObject({ submitted: 0, missing: 1, overdue: 0 });
  now = new Date('2026-11-25T10:00:01Z');
  expect(await waiting()).toMatchObject({ submitted: 0, missing: 1, overdue: 1 });
});

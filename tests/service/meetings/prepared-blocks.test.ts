import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Meeting } from '#contract/http/meetings.ts';
import { type AgendaItemId, CommandId, PreparedBallotId, type UserId } from '#contract/ids.ts';
import type { Command } from '#contract/live/commands.ts';
import type { BallotPlan } from '#contract/prepared-ballot.ts';
import type { Actor } from '#server/domain/actor.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { meetingServices } from '#tests/support/meeting-services.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
let services: ReturnType<typeof meetingServices>;
let district: District;
let secretary: Actor;
let chair: Actor;
let member: Actor;
let meeting: Meeting;
let first: AgendaItemId;
let second: AgendaItemId;
let third: AgendaItemId;

const budget: BallotPlan = { question: 'Thông qua các tờ trình?', seconds: 180 };

beforeAll(async () => {
  district = await aDistrict(database.prisma);
  services = meetingServices(database, { now: () => new Date('2026-11-30T01:00:00Z') });
  const as = async (account: Promise<UserId>) => services.actorOf(await account);
  secretary = await as(district.account('thuky', ['secretary']));
  chair = await as(district.account('chutri', ['leader']));
  member = await as(district.account('uyvien', ['member']));
});

/** A draft with three items. */
beforeEach(async () => {
  const leads = { chairId: chair.userId, secretaryId: secretary.userId };
  const { meetingId } = await services.meetings.create(secretary, district.info(leads));
  for (const title of ['Dự toán', 'Biên chế', 'Đầu tư công'])
    meeting = await services.agenda.add(secretary, meetingId, {
      title,
      presenterId: null,
      unitId: null,
      minutesPlanned: 15,
    });
  const attendees = [{ userId: member.userId, role: 'votingMember' as const, siteId: null }];
  const { version } = meeting;
  meeting = await services.meetings.setAttendees(secretary, meetingId, { version, attendees });
  [first, second, third] = meeting.items.map((item) => item.itemId) as [
    AgendaItemId,
    AgendaItemId,
    AgendaItemId,
  ];
});

async function prepare(plan: BallotPlan, on = first) {
  const preparedBallotId = PreparedBallotId.parse(randomUUID());
  await services.preparedBallots.add(secretary, on, { preparedBallotId, plan });
  return preparedBallotId;
}
const now = () => services.view.show(secretary, meeting.meetingId);
/** The titles of the items with the prepared votes that belong to each. */
const prepared = async () =>
  (await now()).items.map(({ title, preparedBallots = [] }) => [title, preparedBallots]);
async function remove(itemId: AgendaItemId): Promise<void> {
  const item = (await now()).items.find((each) => each.itemId === itemId);
  const version = item?.version ?? 0;
  await services.agenda.remove(secretary, { meetingId: meeting.meetingId, itemId }, version);
}
const run = (command: Command) =>
  services.live.run(chair.userId, meeting.meetingId, CommandId.parse(randomUUID()), command);
const release = async () => {
  const { version } = await now();
  await services.meetings.release(secretary, meeting.meetingId, { version });
};

describe('a prepared vote on several items', () => {
  it('loses an item that is removed, then is a plain vote, then goes with its last item', async () => {
    const preparedBallotId = await prepare({ ...budget, itemIds: [first, second, third] });
    const own = await prepare({ ...budget, question: 'Thông qua biên chế?' }, second);
    await remove(first);
    // It comes behind what the next item has already.
    expect(await prepared()).toEqual([
      [
        'Biên chế',
        [
          expect.objectContaining({ preparedBallotId: own, version: 1 }),
          { preparedBallotId, version: 2, ...budget, itemIds: [second, third] },
        ],
      ],
      ['Đầu tư công', []],
    ]);
    await remove(second);
    expect(await prepared()).toEqual([
      ['Đầu tư công', [{ preparedBallotId, version: 3, ...budget }]],
    ]);
    const subject = `agenda-item:${third}`;
    const entry = { action: 'preparedBallot.leaveItem', subject };
    expect(await database.prisma.auditEntry.count({ where: entry })).toBe(1);
    await remove(third);
    expect(await prepared()).toEqual([]);
  });

  it('stays as it is when an item is moved or one of others is removed', async () => {
    const plan = { ...budget, itemIds: [first, third] };
    const preparedBallotId = await prepare(plan);
    await services.agenda.reorder(secretary, meeting.meetingId, {
      version: (await now()).version,
      itemIds: [third, second, first],
    });
    await remove(second);
    expect(await prepared()).toEqual([
      ['Đầu tư công', []],
      ['Dự toán', [{ preparedBallotId, version: 1, ...plan }]],
    ]);
  });

  it('loses an item that is dropped after the release, and is opened on those that are left', async () => {
    const preparedBallotId = await prepare({ ...budget, itemIds: [first, second, third] });
    await release();
    await remove(first);
    const { frame } = await services.live.stateOf(meeting.meetingId);
    const itemIds = [second, third];
    const left = { preparedBallotId, version: 2, itemIds };
    expect(frame?.items[0]?.preparedBallots).toMatchObject([left]);
    await run({ name: 'meeting.start', input: { reason: 'Chủ trì quyết định họp' } });
    const open = (input: { itemId: AgendaItemId; itemIds: AgendaItemId[] }) =>
      run({ name: 'ballot.open', input: { ...budget, ...input, preparedBallotId } });
    await expect(open({ itemId: first, itemIds: [first, second] })).rejects.toThrow('NOT_FOUND');
    await open({ itemId: second, itemIds });
    const { openBallot } = await services.live.stateOf(meeting.meetingId);
    expect(openBallot).toMatchObject({ preparedBallotId, itemIds });
  });

  it('is refused to who has not seen that an item left it', async () => {
    const preparedBallotId = await prepare({ ...budget, itemIds: [first, second, third] });
    await remove(third);
    const place = { itemId: first, preparedBallotId };
    const seen = { version: 1, plan: { ...budget, itemIds: [first, second, third] } };
    await expect(services.preparedBallots.update(secretary, place, seen)).rejects.toMatchObject({
      code: 'STALE_VERSION',
      body: { current: { version: 2, itemIds: [first, second] } },
    });
    await expect(
      services.preparedBallots.update(secretary, place, { ...seen, version: 2 }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND', body: { reason: 'agenda-item' } });
  });

  it('is refused on items of another agenda, twice on one, with another first, and in secret', async () => {
    const leads = { chairId: chair.userId, secretaryId: secretary.userId };
    const other = await services.meetings.create(secretary, district.info(leads));
    const text = { title: 'Khác', presenterId: null, unitId: null, minutesPlanned: null };
    const { items } = await services.agenda.add(secretary, other.meetingId, text);
    const foreign = items[0]?.itemId as AgendaItemId;
    const refused = (itemIds: AgendaItemId[], reason: string, more: Partial<BallotPlan> = {}) =>
      expect(prepare({ ...budget, itemIds, ...more })).rejects.toMatchObject({ body: { reason } });
    await refused([first, foreign], 'agenda-item');
    await refused([first, first], 'items-of-vote');
    await refused([second, first], 'items-of-vote');
    await refused([first, second], 'items-in-secret', { secret: { codesShownTo: 'tellers' } });
    expect((await prepared())[0]?.[1]).toEqual([]);
  });

  it('and an item that is removed at the same moment never keep each other', async () => {
    for (let round = 0; round < 5; round += 1) {
      const itemIds = [first, second];
      await Promise.allSettled([prepare({ ...budget, itemIds }), remove(second)]);
      const [[, left] = []] = await prepared();
      for (const plan of left as BallotPlan[]) expect(plan.itemIds).toBeUndefined();
      const text = { title: 'Mới', presenterId: null, unitId: null, minutesPlanned: null };
      const { items } = await services.agenda.add(secretary, meeting.meetingId, text);
      second = items.at(-1)?.itemId as AgendaItemId;
    }
  });
});

import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Meeting } from '#contract/http/meetings.ts';
import { type AgendaItemId, CommandId, PreparedBallotId, type UserId } from '#contract/ids.ts';
import type { Command } from '#contract/live/commands.ts';
import type { BallotPlan } from '#contract/prepared-ballot.ts';
import type { Actor } from '#server/domain/actor.ts';
import { projectState } from '#server/domain/live/project.ts';
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
let itemId: AgendaItemId;

const budget: BallotPlan = { question: 'Thông qua dự toán?', seconds: 180 };
const staff: BallotPlan = {
  question: 'Giới thiệu nhân sự?',
  seconds: null,
  secret: { codesShownTo: 'tellers' },
};

beforeAll(async () => {
  district = await aDistrict(database.prisma);
  services = meetingServices(database, { now: () => new Date('2026-11-30T01:00:00Z') });
  const as = async (account: Promise<UserId>) => services.actorOf(await account);
  secretary = await as(district.account('thuky', ['secretary']));
  chair = await as(district.account('chutri', ['leader']));
  member = await as(district.account('uyvien', ['member']));
});

beforeEach(async () => {
  const leads = { chairId: chair.userId, secretaryId: secretary.userId };
  const { meetingId } = await services.meetings.create(secretary, district.info(leads));
  const text = { title: 'Dự toán', presenterId: null, unitId: null, minutesPlanned: 15 };
  const { version } = await services.agenda.add(secretary, meetingId, text);
  const attendees = [{ userId: member.userId, role: 'votingMember' as const, siteId: null }];
  meeting = await services.meetings.setAttendees(secretary, meetingId, { version, attendees });
  itemId = meeting.items[0]?.itemId as AgendaItemId;
});

async function prepare(plan: BallotPlan) {
  const preparedBallotId = PreparedBallotId.parse(randomUUID());
  await services.preparedBallots.add(secretary, itemId, { preparedBallotId, plan });
  return preparedBallotId;
}
const release = async () => {
  const { version } = await services.view.show(secretary, meeting.meetingId);
  await services.meetings.release(secretary, meeting.meetingId, { version });
};
const run = (command: Command) =>
  services.live.run(chair.userId, meeting.meetingId, CommandId.parse(randomUUID()), command);
const start = () => run({ name: 'meeting.start', input: { reason: 'Chủ trì quyết định họp' } });
const stateOf = () => services.live.stateOf(meeting.meetingId);
const shown = async (actor: Actor) =>
  (await services.view.show(actor, meeting.meetingId)).items[0]?.preparedBallots;
const inFrame = async () => (await stateOf()).frame?.items[0]?.preparedBallots;
const open = (preparedBallotId: PreparedBallotId, plan = budget) =>
  run({ name: 'ballot.open', input: { itemId, ...plan, preparedBallotId } });

describe('preparing votes', () => {
  it('keeps their order and terms, for those who prepare alone, and brings them into the frame', async () => {
    const ids = [await prepare(budget), await prepare(staff)];
    const expected = [
      { preparedBallotId: ids[0], version: 1, ...budget },
      { preparedBallotId: ids[1], version: 1, ...staff },
    ];
    expect(await shown(secretary)).toEqual(expected);
    await release();
    expect(await shown(member)).toBeUndefined();
    expect(await inFrame()).toEqual(expected);
    const seen = projectState(await stateOf(), member.userId);
    expect(seen.frame?.items[0]).not.toHaveProperty('preparedBallots');
  });

  it('brings a later change into the stream', async () => {
    const id = await prepare(budget);
    await release();
    await start();
    const plan = { ...budget, question: 'Thông qua dự toán đã sửa?' };
    await services.preparedBallots.update(
      secretary,
      { itemId, preparedBallotId: id },
      { version: 1, plan },
    );
    expect((await inFrame())?.[0]).toMatchObject({ question: plan.question, version: 2 });
    await services.preparedBallots.remove(secretary, { itemId, preparedBallotId: id }, 2);
    expect(await inFrame()).toBeUndefined();
  });

  it('is refused to who has seen another text or another order, and to a meeting that is over', async () => {
    const [first, second] = [await prepare(budget), await prepare(staff)];
    const place = { itemId, preparedBallotId: first };
    const change = { version: 1, plan: staff };
    await services.preparedBallots.update(chair, place, change);
    const stale = { code: 'STALE_VERSION', body: { current: { version: 2, ...staff } } };
    await expect(
      services.preparedBallots.update(secretary, place, { version: 1, plan: budget }),
    ).rejects.toMatchObject(stale);
    await expect(services.preparedBallots.remove(secretary, place, 1)).rejects.toMatchObject(stale);
    const reorder = (from: PreparedBallotId[], to: PreparedBallotId[]) =>
      services.preparedBallots.reorder(secretary, itemId, { from, to });
    await reorder([first, second], [second, first]);
    expect((await shown(secretary))?.map((ballot) => ballot.preparedBallotId)).toEqual([
      second,
      first,
    ]);
    const conflict = { code: 'CONFLICT', body: { reason: 'prepared-ballots-changed' } };
    await expect(reorder([first, second], [second, first])).rejects.toMatchObject(conflict);
    await expect(reorder([second, first], [second])).rejects.toMatchObject(conflict);
    await release();
    await start();
    await run({ name: 'meeting.end', input: {} });
    await expect(prepare(budget)).rejects.toMatchObject({ body: { reason: 'meeting-ended' } });
  });

  it('is refused to who does not prepare the meeting', async () => {
    await release();
    const preparedBallotId = PreparedBallotId.parse(randomUUID());
    await expect(
      services.preparedBallots.add(member, itemId, { preparedBallotId, plan: budget }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a prepared vote in the room', () => {
  it('is opened once, and stays as it was voted on', async () => {
    const id = await prepare(budget);
    await release();
    await start();
    await open(id);
    const used = { body: { reason: 'prepared-ballot-used' } };
    const place = { itemId, preparedBallotId: id };
    await expect(
      services.preparedBallots.update(secretary, place, { version: 1, plan: staff }),
    ).rejects.toMatchObject(used);
    const { openBallot } = await stateOf();
    expect(openBallot).toMatchObject({ preparedBallotId: id, question: budget.question });
    const ballotId = openBallot?.ballotId as never;
    await run({ name: 'ballot.close', input: { ballotId } });
    await run({ name: 'ballot.publish', input: { ballotId } });
    await expect(open(id)).rejects.toMatchObject(used);
    await expect(services.preparedBallots.remove(chair, place, 1)).rejects.toMatchObject(used);
  });

  it('may be opened again after it was made void, and never from another item or none', async () => {
    const id = await prepare(budget);
    await release();
    await start();
    await open(id);
    const ballotId = (await stateOf()).openBallot?.ballotId as never;
    await run({ name: 'ballot.void', input: { ballotId, reason: 'Nhầm câu hỏi' } });
    const elsewhere = { ...budget, itemId: null, preparedBallotId: id };
    await expect(run({ name: 'ballot.open', input: elsewhere })).rejects.toMatchObject({
      body: { reason: 'prepared-ballot' },
    });
    await open(id);
    expect((await stateOf()).openBallot?.preparedBallotId).toBe(id);
  });
});

import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { RuleSetting } from '#contract/http/rules.ts';
import { CommandId, type MeetingId, type UserId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { meetingServices } from '#tests/support/meeting-services.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const clock = { now: () => new Date('2026-11-20T01:00:00Z') };
const TODAY = '2026-11-20';
const LAW = 'Quy chế làm việc sửa đổi, Điều 12';

let district: District;
let services: ReturnType<typeof meetingServices>;
let admin: Actor;
let secretary: Actor;
let chair: Actor;
let members: Actor[];

beforeAll(async () => {
  district = await aDistrict(database.prisma);
  services = meetingServices(database, clock);
  const as = async (account: Promise<UserId>) => services.actorOf(await account);
  admin = await as(district.account('quantri', ['systemAdmin']));
  secretary = await as(district.account('thuky', ['secretary']));
  chair = await as(district.account('chutri', ['leader']));
  members = await Promise.all(
    ['u1', 'u2', 'u3', 'u4'].map((name) => as(district.account(name, ['member']))),
  );
});

/** A meeting on 30/11/2026 with a chair and four members, who all have a vote; released now. */
async function aReleasedMeeting(): Promise<MeetingId> {
  const leads = { chairId: chair.userId, secretaryId: secretary.userId };
  const { meetingId } = await services.meetings.create(secretary, district.info(leads));
  const text = { title: 'Nội dung', presenterId: null, unitId: null, minutesPlanned: null };
  const { version } = await services.agenda.add(secretary, meetingId, text);
  const attendees = members.map(({ userId }) => ({
    userId,
    role: 'votingMember' as const,
    siteId: null,
  }));
  const listed = await services.meetings.setAttendees(secretary, meetingId, { version, attendees });
  await services.meetings.release(secretary, meetingId, listed);
  return meetingId;
}

const set = (setting: object) =>
  services.rules.set(admin, {
    written: RuleSetting.parse({ legalSource: LAW, ...setting }),
    replaces: null,
  });

const rulesOf = async (meetingId: MeetingId) =>
  (await services.live.stateOf(meetingId)).frame?.rules;

describe('the rules that are there from the beginning', () => {
  it('are those of the law, each with its source', async () => {
    const rules = await services.rules.list();
    const values = Object.fromEntries(rules.map(({ key, current }) => [key, current?.value]));
    expect(values).toEqual({
      'meeting.quorum': { numerator: 2, denominator: 3 },
      'meeting.majority': { numerator: 1, denominator: 2, bound: 'moreThan', base: 'members' },
      'meeting.tie': 'chair',
      'meeting.entitled': 'members',
      'meeting.substitutes': 'withoutVote',
      'meeting.proxies': 0,
      'speech.seconds': 300,
      'documents.due.regular': 3,
      'documents.due.thematic': 1,
      'documents.due.urgent': 1,
    });
    for (const { current } of rules) expect(current?.legalSource.length).toBeGreaterThan(20);
  });
});

describe('a meeting', () => {
  it('runs by the rules of its day, and keeps those of its release whatever is set after', async () => {
    const before = await aReleasedMeeting();
    await set({
      key: 'meeting.quorum',
      value: { numerator: 3, denominator: 4 },
      validFrom: '2026-11-30',
    });
    await set({
      key: 'meeting.majority',
      value: { numerator: 2, denominator: 3, bound: 'atLeast', base: 'present' },
      validFrom: TODAY,
    });
    await set({ key: 'meeting.tie', value: 'rejected', validFrom: '2026-12-01' });
    await set({ key: 'speech.seconds', value: 180, validFrom: TODAY });
    await set({ key: 'meeting.entitled', value: 'present', validFrom: TODAY });
    await set({ key: 'meeting.substitutes', value: 'withVote', validFrom: TODAY });
    await set({ key: 'meeting.proxies', value: 2, validFrom: TODAY });
    const common = { bound: 'moreThan', base: 'members', tie: 'chair' };
    expect(await rulesOf(before)).toEqual({
      quorumNumerator: 2,
      quorumDenominator: 3,
      speechSeconds: 300,
      decision: { numerator: 1, denominator: 2, ...common },
      voting: { entitled: 'members', substitutes: 'withoutVote', proxiesPerHolder: 0 },
    });
    const after = await aReleasedMeeting();
    expect(await rulesOf(after)).toEqual({
      quorumNumerator: 3,
      quorumDenominator: 4,
      speechSeconds: 180,
      // The rule of ties begins a day after the meeting.
      decision: { numerator: 2, denominator: 3, bound: 'atLeast', base: 'present', tie: 'chair' },
      voting: { entitled: 'present', substitutes: 'withVote', proxiesPerHolder: 2 },
    });
    // What is prepared changes meanwhile: the frame is written anew, its rules are not.
    const title = 'Nội dung thêm';
    const text = { title, presenterId: null, unitId: null, minutesPlanned: null };
    await services.agenda.add(secretary, before, text);
    const { frame } = await services.live.stateOf(before);
    expect(frame?.items.map((item) => item.title)).toContain(title);
    expect(frame?.rules.speechSeconds).toBe(300);
  });

  it('counts quorum and votes by its own rules', async () => {
    const meetingId = await aReleasedMeeting();
    const run = (actor: Actor, name: string, input: object) =>
      services.live.run(actor.userId, meetingId, CommandId.parse(randomUUID()), {
        name,
        input,
      } as Parameters<typeof services.live.run>[3]);
    for (const member of members.slice(0, 3))
      await run(member, 'attendance.checkIn', { mode: 'inPerson' });
    // Three quarters of five are four.
    expect((await services.live.stateOf(meetingId)).quorum).toEqual({
      base: 5,
      present: 3,
      required: 4,
      reached: false,
    });
    await run(chair, 'meeting.start', { reason: 'Chủ trì quyết định họp' });
    await run(chair, 'ballot.open', { itemId: null, question: 'Thông qua?', seconds: null });
    const { openBallot } = await services.live.stateOf(meetingId);
    await run(chair, 'ballot.close', { ballotId: openBallot?.ballotId });
    await run(chair, 'ballot.publish', { ballotId: openBallot?.ballotId });
    const { closedBallots } = await services.live.stateOf(meetingId);
    const [closed] = closedBallots;
    // The chair came with the start: two thirds of the four who are present.
    expect(closed?.result).toMatchObject({
      base: 4,
      required: 3,
      outcome: 'rejected',
      rule: { bound: 'atLeast', base: 'present' },
    });
  });

  it('of before rules were kept with votes is read as it was held', async () => {
    const meetingId = await aReleasedMeeting();
    const { meetingEvent } = database.prisma;
    const where = { meetingId_seq: { meetingId, seq: 1 } };
    const event = await meetingEvent.findUniqueOrThrow({ where });
    const payload = event.payload as { frame: { rules: object } };
    const rules = { quorumNumerator: 2, quorumDenominator: 3, speechSeconds: 300 };
    const data = { payload: { ...payload, frame: { ...payload.frame, rules } } };
    await database.pool.query('alter table meeting_event disable trigger user');
    await meetingEvent.update({ where, data });
    await database.pool.query('alter table meeting_event enable trigger user');
    const { live } = meetingServices(database, clock);
    const { frame } = await live.stateOf(meetingId);
    expect(frame?.rules).toEqual({
      ...rules,
      decision: { numerator: 1, denominator: 2, bound: 'moreThan', base: 'members', tie: 'chair' },
      voting: { entitled: 'members', substitutes: 'none', proxiesPerHolder: 0 },
    });
    // Nor is it framed anew for that alone.
    await live.reframe(meetingId, secretary.userId);
    expect(await meetingEvent.count({ where: { meetingId } })).toBe(1);
  });
});

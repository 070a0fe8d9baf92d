import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { CommandId, type MeetingId, type UserId } from '#contract/ids.ts';
import { rolesInFrame } from '#contract/live/meeting-roles.ts';
import type { Actor } from '#server/domain/actor.ts';
import { aDistrict } from '#tests/support/a-district.ts';
import { meetingServices } from '#tests/support/meeting-services.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();

let services: ReturnType<typeof meetingServices>;
let maker: Actor;
let admin: Actor;
let secretary: Actor;
let chair: Actor;
let everybody: Actor[];
let byMaker: MeetingId;
let byAdmin: MeetingId;

beforeAll(async () => {
  const district = await aDistrict(database.prisma);
  services = meetingServices(database, { now: () => new Date('2026-11-30T00:30:00Z') });
  const as = async (account: Promise<UserId>) => services.actorOf(await account);
  maker = await as(district.account('thuky.2', ['secretary']));
  admin = await as(district.account('quantri.donvi', ['unitAdmin']));
  secretary = await as(district.account('thuky', ['secretary']));
  chair = await as(district.account('chutri', ['leader']));
  const member = await as(district.account('uyvien', ['member']));
  const device = { kind: 'siteDevice', siteId: district.siteId } as const;
  everybody = [
    maker,
    admin,
    secretary,
    chair,
    member,
    await as(district.account('may', [], device)),
  ];

  /** A meeting that somebody makes for another secretary, prepares and hands out; the chair starts it. */
  async function runningMeetingOf(author: Actor): Promise<MeetingId> {
    const leads = { chairId: chair.userId, secretaryId: secretary.userId };
    const { meetingId } = await services.meetings.create(author, district.info(leads));
    expect(await dutiesOf(author)).toEqual(['finishPreparation']);
    const text = { title: 'Nội dung', presenterId: null, unitId: null, minutesPlanned: null };
    const { version } = await services.agenda.add(author, meetingId, text);
    const attendees = [{ userId: member.userId, role: 'votingMember' as const, siteId: null }];
    const listed = await services.meetings.setAttendees(author, meetingId, { version, attendees });
    await services.meetings.release(author, meetingId, listed);
    const start = { name: 'meeting.start', input: { reason: 'Chủ trì quyết định họp' } } as const;
    await services.live.run(chair.userId, meetingId, CommandId.parse(randomUUID()), start);
    return meetingId;
  }
  byMaker = await runningMeetingOf(maker);
  byAdmin = await runningMeetingOf(admin);
});

const dutiesOf = async (actor: Actor) =>
  (await services.home.duties(actor)).map(({ kind }) => kind);

it('every account has the roles of the frame, so that no way in leads to a refusal', async () => {
  for (const meetingId of [byMaker, byAdmin]) {
    const { frame } = await services.live.stateOf(meetingId);
    if (!frame) throw new Error('the meeting was handed out');
    for (const actor of everybody) {
      expect(await services.access.rolesIn(actor, meetingId)).toEqual([
        ...rolesInFrame(frame, actor.userId),
      ]);
    }
  }
});

it('who made it for another secretary is not called to it, and reads of it as the unit’s secretary', async () => {
  expect(await dutiesOf(maker)).toEqual([]);
  expect(await dutiesOf(secretary)).toEqual(['joinMeeting', 'joinMeeting']);
  const { may } = await services.meetings.get(maker, byMaker);
  expect(may).toContain('meeting.read');
  for (const action of ['conference.join', 'document.read', 'meeting.edit'] as const) {
    expect(may).not.toContain(action);
  }
});

it('a unit’s administrator who made it sees it no more than any other', async () => {
  expect(await services.home.meetings(admin, { scope: 'all' })).toEqual({
    meetings: [],
    isCut: false,
  });
  await expect(services.meetings.get(admin, byAdmin)).rejects.toMatchObject({
    body: { code: 'FORBIDDEN' },
  });
});

import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach } from 'vitest';
import type { AnswerText } from '#contract/http/invitations.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import { CommandId, type UserId } from '#contract/ids.ts';
import type { Command } from '#contract/live/commands.ts';
import type { OpenBallot, Participant } from '#contract/live/state.ts';
import type { VotingRule } from '#contract/meeting-rules.ts';
import type { Actor } from '#server/domain/actor.ts';
import { aDistrict, type District } from './a-district.ts';
import { meetingServices } from './meeting-services.ts';
import { setVotingRule } from './set-voting-rule.ts';
import { useDatabase } from './use-database.ts';

/** The moment at which everything is answered. */
export const ANSWERED_AT = new Date('2026-11-29T01:00:00Z');

type Absent = Extract<AnswerText, { kind: 'absent' }>;

const voters = (...actors: Actor[]) =>
  actors.map(({ userId }) => ({ userId, role: 'votingMember' as const, siteId: null }));

/** Says that one will be absent. */
export const absent = (standIn: Absent['standIn'] = null): Absent => ({
  kind: 'absent',
  reason: 'Đi công tác tỉnh',
  standIn,
});

/** Says that one will be absent, and who comes instead. */
export const substituted = ({ userId }: Actor) => absent({ kind: 'substitute', userId });

/** Says that one will be absent, and who votes instead. */
export const proxied = ({ userId }: Actor) => absent({ kind: 'proxy', userId });

/** A refusal as it is thrown. */
export const refused = (code: string, reason: string) => ({ body: { code, reason } });

/**
 * A released meeting of a chair and three voting members, one of them of a commune with a colleague who is not invited; made anew
 * before each test, with substitutes who vote and one proxy for each holder.
 */
export function useInvitedPeople() {
  const database = useDatabase();
  let services: ReturnType<typeof meetingServices>;
  let district: District;
  const people = new Map<string, Actor>();
  let meeting: Meeting;

  beforeAll(async () => {
    district = await aDistrict(database.prisma);
    services = meetingServices(database, { now: () => ANSWERED_AT });
    const put = async (name: string, account: Promise<UserId>) =>
      people.set(name, await services.actorOf(await account));
    const inCommune = { unitId: district.communeId };
    await put('secretary', district.account('thuky', ['secretary']));
    await put('chair', district.account('chutri', ['leader']));
    await put('member', district.account('xa.1', ['leader'], inCommune));
    await put('other', district.account('uyvien.2', ['member']));
    await put('third', district.account('uyvien.3', ['member']));
    await put('colleague', district.account('xa.2', ['member'], inCommune));
    await put('admin', district.account('quantri', ['systemAdmin'], inCommune));
    await put('elsewhere', district.account('huyen.9', ['member']));
  });

  function the(name: string): Actor {
    const actor = people.get(name);
    if (!actor) throw new Error('The people are there in tests and hooks only.');
    return actor;
  }

  /** Sets rules, and releases a meeting that runs by them. */
  async function release(rule: Partial<VotingRule>): Promise<void> {
    await setVotingRule(database.prisma, rule);
    const [secretary, chair] = [the('secretary'), the('chair')];
    const leads = { chairId: chair.userId, secretaryId: secretary.userId };
    const { meetingId } = await services.meetings.create(secretary, district.info(leads));
    const item = { title: 'Chuyển đổi số', presenterId: null, unitId: null, minutesPlanned: 15 };
    const { version } = await services.agenda.add(secretary, meetingId, item);
    const listed = await services.meetings.setAttendees(secretary, meetingId, {
      version,
      attendees: voters(the('member'), the('other'), the('third')),
    });
    meeting = await services.meetings.release(secretary, meetingId, listed);
    await database.prisma.notification.deleteMany();
  }

  beforeEach(() => release({ entitled: 'members', substitutes: 'withVote', proxiesPerHolder: 1 }));

  const stateOf = () => services.live.stateOf(meeting.meetingId);
  const run = (actor: Actor, command: Command) =>
    services.live.run(actor.userId, meeting.meetingId, CommandId.parse(randomUUID()), command);

  return {
    database,
    the,
    release,
    stateOf,
    run,
    get services() {
      return services;
    },
    get meetingId() {
      return meeting.meetingId;
    },
    answer: (actor: Actor, text: AnswerText) =>
      services.invitations.answer(actor, meeting.meetingId, text),
    answerFor: ({ userId }: Actor, text: AnswerText) =>
      services.invitations.answerFor(the('secretary'), meeting.meetingId, userId, text),
    /** Accepts a substitute, or refuses for a reason. */
    decide: ({ userId }: Actor, substitute: Actor, reason?: string) =>
      services.invitations.decide(the('secretary'), meeting.meetingId, userId, {
        substituteId: substitute.userId,
        ...(reason === undefined
          ? { decision: 'approved' as const }
          : { decision: 'refused' as const, reason }),
      }),
    async participant({ userId }: Actor): Promise<Participant | undefined> {
      return (await stateOf()).frame?.participants.find((p) => p.userId === userId);
    },
    checkIn: (actor: Actor) =>
      run(actor, { name: 'attendance.checkIn', input: { mode: 'inPerson' } }),
    /** The kinds of what somebody was told since the release. */
    async told(actor: Actor): Promise<string[]> {
      const { newest } = await services.notifications.list(actor);
      return newest.map(({ content }) => content.kind);
    },
    /** Replaces the list of attendees by these voting members. */
    async list(...actors: Actor[]): Promise<void> {
      const { meetingId } = meeting;
      const { version } = await services.meetings.get(the('secretary'), meetingId);
      const attendees = voters(...actors);
      await services.meetings.setAttendees(the('secretary'), meetingId, { version, attendees });
    },
    /** Begins the meeting and opens a vote. */
    async openedVote(): Promise<OpenBallot> {
      await run(the('chair'), { name: 'meeting.start', input: { reason: 'Chủ trì quyết định' } });
      const input = { itemId: null, question: 'Thông qua tờ trình?', seconds: null };
      await run(the('chair'), { name: 'ballot.open', input });
      const { openBallot } = await stateOf();
      if (!openBallot) throw new Error('no vote was opened');
      return openBallot;
    },
  };
}

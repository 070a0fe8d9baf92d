import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach } from 'vitest';
import type { InvitedUnit, PlacesText } from '#contract/http/invited-units.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import { CommandId, type MeetingId, type UnitId, type UnitInvitationId } from '#contract/ids.ts';
import type { Command } from '#contract/live/commands.ts';
import type { Participant } from '#contract/live/state.ts';
import type { UnitRole } from '#contract/roles.ts';
import type { Actor } from '#server/domain/actor.ts';
import { aDistrict, type District } from './a-district.ts';
import { meetingServices } from './meeting-services.ts';
import { useDatabase } from './use-database.ts';

/** The deadline of the unit, the day before the meeting. */
export const DUE = '2026-11-29T10:00:00.000Z';

const PEOPLE: readonly [name: string, role: UnitRole, place: 'district' | 'commune'][] = [
  ['secretary', 'secretary', 'district'],
  ['chair', 'leader', 'district'],
  ['stranger', 'leader', 'district'],
  ['head', 'leader', 'commune'],
  ['one', 'member', 'commune'],
  ['two', 'member', 'commune'],
  ['three', 'member', 'commune'],
];

/**
 * A draft with an item, before each test, to which a commune can be invited: its `head` answers for it, `one`, `two` and `three`
 * are its people; `stranger` heads no unit of the commune. The clock stands two days before the meeting until it is set.
 */
export function useInvitedUnit() {
  const database = useDatabase();
  const people = new Map<string, Actor>();
  let now = new Date();
  let services: ReturnType<typeof meetingServices>;
  let district: District;
  let meeting: Meeting;

  beforeAll(async () => {
    district = await aDistrict(database.prisma);
    services = meetingServices(database, { now: () => now });
    for (const [name, role, place] of PEOPLE) {
      const unitId = place === 'commune' ? district.communeId : district.unitId;
      const account = await district.account(name, [role], { unitId });
      people.set(name, await services.actorOf(account));
    }
  });

  beforeEach(async () => {
    now = new Date('2026-11-28T01:00:00Z');
    const leads = { chairId: the('chair').userId, secretaryId: the('secretary').userId };
    const made = await services.meetings.create(the('secretary'), district.info(leads));
    const item = { title: 'Chuyển đổi số', presenterId: null, unitId: null, minutesPlanned: 15 };
    meeting = await services.agenda.add(the('secretary'), made.meetingId, item);
    await database.prisma.unitInvitation.deleteMany();
    await database.prisma.notification.deleteMany();
  });

  function the(name: string): Actor {
    const actor = people.get(name);
    if (!actor) throw new Error('The people are there in tests and hooks only.');
    return actor;
  }

  const stateOf = () => services.live.stateOf(meeting.meetingId);

  async function versionOf(id: UnitInvitationId): Promise<number> {
    const row = await database.prisma.unitInvitation.findUniqueOrThrow({ where: { id } });
    return row.version;
  }

  return {
    database,
    the,
    stateOf,
    get services() {
      return services;
    },
    get meeting() {
      return meeting;
    },
    get meetingId(): MeetingId {
      return meeting.meetingId;
    },
    get district() {
      return district;
    },
    setClock: (at: string | number) => {
      now = new Date(at);
    },
    /** Lets time pass, in milliseconds. */
    pass: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
    /** The kinds of what somebody was told, sorted. */
    async told(actor: Actor): Promise<string[]> {
      const { newest } = await services.notifications.list(actor);
      return newest.map(({ content }) => content.kind).sort();
    },
    /** Invites the commune with two places for voting members, unless told otherwise. */
    async invite(
      more: Partial<Omit<PlacesText, 'siteId'>> & { unitId?: UnitId } = {},
    ): Promise<InvitedUnit> {
      const { unitId = district.communeId, role = 'votingMember', ...text } = more;
      const { invitedUnits = [] } = await services.unitInvitations.invite(
        the('secretary'),
        meeting.meetingId,
        {
          units: [{ unitId, siteId: district.communeSiteId }],
          places: 2,
          role,
          dueAt: DUE,
          ...text,
        },
      );
      const invited = invitedUnits.find((unit) => unit.role === role);
      if (!invited) throw new Error('the unit was not invited');
      return invited;
    },
    /** Says whom the unit sends, on the invitation as it is stored. */
    async send(actor: Actor, invitationId: UnitInvitationId, ...sent: Actor[]) {
      const version = await versionOf(invitationId);
      const userIds = sent.map(({ userId }) => userId);
      return services.unitInvitations.send(actor, invitationId, { version, userIds });
    },
    /** Changes what is said of the places, on the invitation as it is stored. */
    async change(
      { invitationId, places, role, siteId, dueAt }: InvitedUnit,
      more: Partial<PlacesText>,
    ): Promise<Meeting> {
      const version = await versionOf(invitationId);
      const text = { places, role, siteId, dueAt, ...more };
      return services.unitInvitations.change(the('secretary'), invitationId, { version, text });
    },
    /** Invites the unit no more, on the invitation as it is stored. */
    async withdraw(
      actor: Actor,
      { invitationId }: Pick<InvitedUnit, 'invitationId'>,
    ): Promise<Meeting> {
      const version = await versionOf(invitationId);
      return services.unitInvitations.withdraw(actor, invitationId, version);
    },
    async release(): Promise<Meeting> {
      const { version } = await services.meetings.get(the('secretary'), meeting.meetingId);
      return services.meetings.release(the('secretary'), meeting.meetingId, { version });
    },
    run: (actor: Actor, command: Command) =>
      services.live.run(actor.userId, meeting.meetingId, CommandId.parse(randomUUID()), command),
    async participant({ userId }: Actor): Promise<Participant | undefined> {
      return (await stateOf()).frame?.participants.find((person) => person.userId === userId);
    },
  };
}

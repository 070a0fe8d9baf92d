import { randomUUID } from 'node:crypto';
import type { MeetingPhase } from '#contract/http/meetings.ts';
import { AgendaItemId, MeetingId, UnitId, UserId } from '#contract/ids.ts';
import type { PrismaClient } from '#server/db/generated/client.ts';
import type { Actor } from '#server/domain/actor.ts';

/** A meeting in the rows, with one item and one actor of each sort; the stranger has an account and no part in it. */
export type PreparedMeeting = {
  meetingId: MeetingId;
  itemId: AgendaItemId;
  secretary: Actor;
  chair: Actor;
  delegate: Actor;
  otherDelegate: Actor;
  stranger: Actor;
  setPhase(phase: MeetingPhase): Promise<void>;
};

/** Writes a meeting into the database, a draft unless told otherwise. */
export async function aPreparedMeeting(
  prisma: PrismaClient,
  phase: MeetingPhase = 'draft',
): Promise<PreparedMeeting> {
  const { id: unit } = await prisma.orgUnit.create({ data: { name: 'Huyện', kind: 'district' } });
  const type = await prisma.meetingType.create({ data: { name: `Họp ${randomUUID()}` } });

  async function anActor(name: string): Promise<Actor> {
    const { id } = await prisma.account.create({
      data: {
        username: randomUUID(),
        name,
        position: name,
        unitId: unit,
        passwordHash: 'x',
        searchText: name,
      },
    });
    return {
      userId: UserId.parse(id),
      kind: 'person',
      name,
      unitId: UnitId.parse(unit),
      siteId: null,
      unitRoles: [],
      mustChangePassword: false,
      sessionHash: randomUUID(),
    };
  }

  const secretary = await anActor('Thư ký');
  const chair = await anActor('Chủ trì');
  const delegate = await anActor('Đại biểu');
  const otherDelegate = await anActor('Đại biểu khác');
  const stranger = await anActor('Người ngoài');
  const meeting = await prisma.meeting.create({
    data: {
      unitId: unit,
      typeId: type.id,
      title: 'Phiên họp',
      startsAt: new Date('2099-12-01T01:00:00Z'),
      endsAt: new Date('2099-12-01T04:00:00Z'),
      place: 'Hội trường',
      phase,
      chairId: chair.userId,
      secretaryId: secretary.userId,
      createdById: secretary.userId,
      searchText: 'phien hop',
      items: { create: { position: 0, title: 'Nội dung' } },
      participants: {
        create: [
          { accountId: secretary.userId, roles: ['secretary'] },
          { accountId: chair.userId, roles: ['chair'] },
          { accountId: delegate.userId, roles: ['delegate'] },
          { accountId: otherDelegate.userId, roles: ['delegate'] },
        ],
      },
    },
    select: { id: true, items: { select: { id: true } } },
  });
  return {
    meetingId: MeetingId.parse(meeting.id),
    itemId: AgendaItemId.parse(meeting.items[0]?.id),
    secretary,
    chair,
    delegate,
    otherDelegate,
    stranger,
    async setPhase(to) {
      await prisma.meeting.update({ where: { id: meeting.id }, data: { phase: to } });
    },
  };
}

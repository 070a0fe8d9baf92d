import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { type MeetingId, RoomPaperId, type UserId } from '#contract/ids.ts';
import { createFrameReader } from '#server/db/frame-reader.ts';
import { createMeetingStore } from '#server/db/meeting-store.ts';
import { createRoomPaperStore } from '#server/db/room-paper-store.ts';
import { createStandings } from '#server/db/standings.ts';
import { createMeetingAccess } from '#server/services/meeting-access.ts';
import { createRoomPaperService } from '#server/services/room-paper-service.ts';
import { aPreparedMeeting, type PreparedMeeting } from '#tests/support/a-prepared-meeting.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const reframed: MeetingId[] = [];
let meeting: PreparedMeeting;
beforeEach(async () => {
  meeting = await aPreparedMeeting(database.prisma, 'released');
  reframed.splice(0);
});

const service = () =>
  createRoomPaperService({
    roomPapers: createRoomPaperStore(database),
    access: createMeetingAccess({ standings: createStandings(database) }),
    framing: {
      reframe: async (meetingId: MeetingId, _by: UserId) => void reframed.push(meetingId),
    },
  });

const aPaper = (title = 'Phụ lục') => ({
  roomPaperId: RoomPaperId.parse(randomUUID()),
  title,
  note: 'Thu lại sau khi họp',
});

const onItem = async () => (await createMeetingStore(database).load(meeting.meetingId))?.items[0];

it('a paper that is handed out in the room stands on its item and in the stream, once however often it is sent', async () => {
  const { secretary, itemId, meetingId } = meeting;
  const [first, second] = [aPaper('Một'), aPaper('Hai')];
  for (const paper of [first, first, second]) await service().add(secretary, itemId, paper);
  expect((await onItem())?.roomPapers).toEqual([first, second]);
  const frames = createFrameReader({
    pool: database.pool,
    meetings: createMeetingStore(database),
    clock: { now: () => new Date() },
  });
  expect((await frames.read(meetingId))?.items[0]?.roomPapers).toEqual([first, second]);
  expect(reframed).toEqual([meetingId, meetingId]);
  for (let time = 1; time <= 2; time += 1)
    await service().remove(secretary, itemId, first.roomPaperId);
  await service().remove(secretary, itemId, second.roomPaperId);
  expect((await onItem())?.roomPapers).toBeUndefined();
});

it('is written down without its title', async () => {
  await service().add(meeting.secretary, meeting.itemId, aPaper('Kế hoạch không được ghi'));
  const entry = await database.prisma.auditEntry.findFirstOrThrow({
    where: { action: 'roomPaper.add', subject: `agenda-item:${meeting.itemId}` },
  });
  expect(JSON.stringify(entry.detail)).not.toContain('Kế hoạch');
});

it('is refused to who does not prepare, for a removed item, and when the meeting is over', async () => {
  const { secretary, delegate, itemId } = meeting;
  await expect(service().add(delegate, itemId, aPaper())).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  const paper = aPaper();
  await service().add(secretary, itemId, paper);
  await expect(service().remove(delegate, itemId, paper.roomPaperId)).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  await meeting.setPhase('ended');
  await expect(service().add(secretary, itemId, aPaper())).rejects.toMatchObject({
    body: { code: 'WRONG_STATE', reason: 'meeting-ended' },
  });
  await meeting.setPhase('released');
  await database.prisma.agendaItem.update({
    where: { id: itemId },
    data: { removedAt: new Date() },
  });
  await expect(service().add(secretary, itemId, aPaper())).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

import { PDFDocument } from 'pdf-lib';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Meeting } from '#contract/http/meetings.ts';
import type { PreparedSeating } from '#contract/http/seating.ts';
import type { UserId } from '#contract/ids.ts';
import { layOut } from '#contract/seating/layouts.ts';
import type { SeatPlace } from '#contract/seating/seating.ts';
import { createAuditLog } from '#server/db/audit.ts';
import { createMeetingStore } from '#server/db/meeting-store.ts';
import { createSeatingStore } from '#server/db/seating-store.ts';
import type { Actor } from '#server/domain/actor.ts';
import { writeSeatingPdf } from '#server/forms/seating-sheet-pdf.ts';
import { createSeatingService } from '#server/services/seating-service.ts';
import { createSeatingSheetService } from '#server/services/seating-sheet-service.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { meetingServices } from '#tests/support/meeting-services.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const now = new Date('2026-11-22T01:00:00Z');
const map = layOut({ layout: 'u', head: 3, seatsPerSide: 4 });

let services: ReturnType<typeof meetingServices> & ReturnType<typeof seatingServices>;
let district: District;
let secretary: Actor;
let chair: Actor;
let member: Actor;
let villager: Actor;
let meeting: Meeting;

function seatingServices(made: ReturnType<typeof meetingServices>) {
  const store = createSeatingStore(database);
  const parts = { access: made.access, meetings: createMeetingStore(database), seating: store };
  return {
    seating: createSeatingService({ ...parts, framing: made.live }),
    sheets: createSeatingSheetService({
      ...parts,
      write: writeSeatingPdf,
      audit: createAuditLog(database),
    }),
  };
}

beforeAll(async () => {
  district = await aDistrict(database.prisma);
  const made = meetingServices(database, { now: () => now });
  services = { ...made, ...seatingServices(made) };
  const as = async (account: Promise<UserId>) => services.actorOf(await account);
  secretary = await as(district.account('thuky', ['secretary']));
  chair = await as(district.account('chutri', ['leader']));
  member = await as(district.account('uyvien', ['member']));
  villager = await as(district.account('xa', [], { unitId: district.communeId }));
});

/** A meeting with the member in the room and the villager at the commune's site. */
async function aMeeting(): Promise<Meeting> {
  const info = district.info({ chairId: chair.userId, secretaryId: secretary.userId });
  const { meetingId, version } = await services.meetings.create(secretary, info);
  return services.meetings.setAttendees(secretary, meetingId, {
    version,
    attendees: [
      { userId: member.userId, role: 'votingMember', siteId: null },
      { userId: villager.userId, role: 'votingMember', siteId: district.communeSiteId },
    ],
  });
}

beforeEach(async () => {
  meeting = await aMeeting();
});

const seat = (index: number, { userId }: Actor): SeatPlace => {
  const found = map.seats[index];
  if (!found) throw new Error('no such seat');
  return { seatId: found.seatId, userId };
};
const save = (
  places: SeatPlace[],
  { version = 0, siteId = district.siteId, keepsForRoom = true, actor = secretary } = {},
) =>
  services.seating.save(actor, meeting.meetingId, siteId, { version, map, places, keepsForRoom });
const roomIn = (rooms: PreparedSeating[], siteId = district.siteId) =>
  rooms.find((room) => room.siteId === siteId);
const frameOf = async () => (await services.live.stateOf(meeting.meetingId)).frame;

async function release(): Promise<void> {
  const { meetingId } = meeting;
  const text = { title: 'Cải cách', presenterId: null, unitId: null, minutesPlanned: 15 };
  const { version } = await services.agenda.add(secretary, meetingId, text);
  meeting = await services.meetings.release(secretary, meetingId, { version });
}

describe('the seating of a meeting', () => {
  it('is kept, and the next meeting in the room begins with its map alone', async () => {
    const saved = roomIn(await save([seat(0, chair), seat(3, member)]));
    expect(saved).toMatchObject({ version: 1, map, places: [seat(0, chair), seat(3, member)] });
    meeting = await aMeeting();
    expect(roomIn(await services.seating.get(secretary, meeting.meetingId))).toMatchObject({
      version: 0,
      map: null,
      places: [],
      usual: map,
    });
  });

  it('leaves the map of the room as it was when it is for this meeting alone', async () => {
    await save([]);
    meeting = await aMeeting();
    const other = layOut({ layout: 'free', seats: 5 });
    await services.seating.save(secretary, meeting.meetingId, district.siteId, {
      version: 0,
      map: other,
      places: [],
      keepsForRoom: false,
    });
    const room = roomIn(await services.seating.get(secretary, meeting.meetingId));
    expect(room).toMatchObject({ map: other, usual: map });
  });

  it('is not overwritten by who read it before another change', async () => {
    await save([seat(0, chair)]);
    for (const version of [0, 2]) {
      const refusal = await refusalOf(save([seat(1, chair)], { version }));
      expect(refusal.body).toMatchObject({ code: 'STALE_VERSION', reason: 'seating-changed' });
      const current = refusal.body.current as PreparedSeating[];
      expect(roomIn(current)).toMatchObject({ version: 1, places: [seat(0, chair)] });
    }
    expect(roomIn(await save([seat(1, chair)], { version: 1 }))?.version).toBe(2);
  });

  it('takes one of two secretaries who save at the same time', async () => {
    await save([]);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, (_, index) => save([seat(index, chair)], { version: 1 })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('refuses who is of another site, and rooms that take no part', async () => {
    const wrong = await refusalOf(save([seat(0, villager)]));
    expect(wrong.body).toMatchObject({ code: 'BAD_INPUT', reason: 'not-of-this-room' });
    const at = { siteId: district.communeSiteId };
    expect(roomIn(await save([seat(0, villager)], at), at.siteId)?.places).toHaveLength(1);
    const info = district.info(
      { chairId: chair.userId, secretaryId: secretary.userId },
      { siteIds: [district.siteId] },
    );
    meeting = await services.meetings.create(secretary, info);
    expect((await refusalOf(save([], at))).code).toBe('NOT_FOUND');
  });

  it('lets who went to another site be seated there', async () => {
    const at = { siteId: district.communeSiteId };
    await save([seat(0, villager)], at);
    const { version } = await services.meetings.get(secretary, meeting.meetingId);
    const attendees = [{ userId: villager.userId, role: 'guest' as const, siteId: null }];
    await services.meetings.setAttendees(secretary, meeting.meetingId, { version, attendees });
    const rooms = await save([seat(5, villager)]);
    expect(roomIn(rooms)?.places).toEqual([seat(5, villager)]);
    expect(roomIn(rooms, at.siteId)?.places).toEqual([]);
  });

  it('is prepared by chair and secretary alone', async () => {
    await release();
    for (const actor of [member, villager]) {
      expect((await refusalOf(save([], { actor }))).code).toBe('FORBIDDEN');
      const { meetingId } = meeting;
      expect((await refusalOf(services.seating.get(actor, meetingId))).code).toBe('FORBIDDEN');
      const sheet = services.sheets.export(actor, meetingId, district.siteId);
      expect((await refusalOf(sheet)).code).toBe('FORBIDDEN');
    }
    await save([], { actor: chair });
  });

  it('reaches the stream of a meeting that was handed out, and leaves it with the person', async () => {
    await release();
    expect((await frameOf())?.seating).toBeUndefined();
    await save([seat(0, chair), seat(4, member)]);
    const { siteId } = district;
    const places = [seat(0, chair), seat(4, member)];
    expect((await frameOf())?.seating).toEqual([{ siteId, map, places }]);
    const { version } = await services.meetings.get(secretary, meeting.meetingId);
    const attendees = [
      { userId: villager.userId, role: 'guest' as const, siteId: district.communeSiteId },
    ];
    await services.meetings.setAttendees(secretary, meeting.meetingId, { version, attendees });
    expect((await frameOf())?.seating?.[0]?.places).toEqual([seat(0, chair)]);
  });

  it('is printed as it is saved, with a list behind it; nothing is printed of a bare room', async () => {
    const sheet = () => services.sheets.export(secretary, meeting.meetingId, district.siteId);
    expect((await refusalOf(sheet())).body).toMatchObject({ reason: 'seating' });
    await save([seat(0, chair)]);
    const { fileName, bytes } = await sheet();
    expect(fileName).toBe('Sơ đồ chỗ ngồi - Điểm cầu trung tâm - Phiên họp thường kỳ tháng 11.pdf');
    const pages = (await PDFDocument.load(bytes)).getPages().map((page) => page.getSize());
    expect(pages).toHaveLength(2);
    for (const { width, height } of pages) expect(width).toBeGreaterThan(height);
  });
});

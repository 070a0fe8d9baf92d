import { randomUUID } from 'node:crypto';
import ExcelJs from 'exceljs';
import { describe, expect, it, vi } from 'vitest';
import type { Asked } from '#contract/http/waiting-room.ts';
import { CommandId, type MeetingId } from '#contract/ids.ts';
import { createWaitingRoomStore } from '#server/db/waiting-room-store.ts';
import { aConferenceSocket } from '#tests/support/a-conference-socket.ts';
import { ok, refusal, useWaitingRoom } from '#tests/support/use-waiting-room.ts';

const {
  server,
  who,
  idOf,
  aMeeting,
  room,
  digits,
  ask,
  standing,
  decide,
  aWaitingGuest,
  admitted,
} = useWaitingRoom();

/** Starts the meeting and ends it. */
async function held(id: MeetingId): Promise<void> {
  const chair = await aConferenceSocket(server.url, who('chair').cookie);
  await chair.enter(id);
  for (const name of ['meeting.start', 'meeting.end']) {
    const answer = await chair.socket.emitWithAck('command', {
      meetingId: id,
      commandId: CommandId.parse(randomUUID()),
      name,
      input: name === 'meeting.start' ? { reason: 'Họp để thử việc mời khách' } : {},
    });
    expect(answer).toMatchObject({ ok: true });
  }
  chair.socket.disconnect();
}

/** The list of attendance as the secretary takes it along: its titles, and the cells of a person. */
async function attendanceList(id: MeetingId) {
  const answer = await who('secretary').send('GET', `/api/meetings/${id}/attendance/xlsx`);
  const workbook = new ExcelJs.Workbook();
  await workbook.xlsx.load(await answer.arrayBuffer());
  const lines: string[] = [];
  workbook.worksheets[0]?.eachRow((row) => void lines.push(String(row.values)));
  const cellsOf = (word: string) => lines.find((line) => line.includes(word))?.split(',') ?? [];
  return { head: cellsOf('Họ và tên'), lineOf: cellsOf, lines };
}

describe('a guest who was let in', () => {
  it('is in the meeting as a guest and in nothing else', async () => {
    const id = await aMeeting();
    const { browser, userId } = await admitted(id);
    const me = await ok<{ kind: string; guestIn: string; may: string[] }>(
      browser.send('GET', '/api/me'),
    );
    expect(me).toMatchObject({ kind: 'guest', guestIn: id, unitName: 'Báo An Giang' });
    const socket = await aConferenceSocket(server.url, browser.cookie);
    const welcome = await socket.enter(id);
    if (!welcome.ok) throw new Error('not in');
    expect(welcome.value.may).toContain('speakers.request');
    for (const action of ['ballot.cast', 'waitingRoom.manage', 'meeting.edit', 'attendance.mark'])
      expect(welcome.value.may).not.toContain(action);
    const { catchUp } = welcome.value;
    const frame = catchUp.kind === 'snapshot' ? catchUp.state.frame : null;
    expect(frame?.participants.at(-1)).toMatchObject({ userId, roles: ['guest'], isLetIn: true });
    expect(await socket.outcome(id, 'media.join', { companion: false })).toBe('done');

    const other = await aMeeting();
    expect((await socket.enter(other)).ok).toBe(false);
    for (const [method, path] of [
      ['GET', '/api/home'],
      ['GET', '/api/meetings'],
      ['GET', '/api/people'],
      ['GET', '/api/units'],
      ['GET', '/api/notifications'],
      ['GET', '/api/search?q=ngan'],
      ['GET', '/api/me/notes-key'],
      ['POST', '/api/me/password'],
      ['GET', `/api/meetings/${other}`],
      ['GET', `/api/meetings/${id}/waiting-room`],
      ['GET', `/api/meetings/${id}/proceedings`],
    ] as const)
      expect(
        await refusal(browser.send(method, path, method === 'POST' ? {} : undefined)),
        path,
      ).toMatch(/^(FORBIDDEN|NOT_FOUND)/);
    socket.socket.disconnect();
  });

  it('counts for no quorum and has no vote', async () => {
    const id = await aMeeting();
    const base = async () => {
      const socket = await aConferenceSocket(server.url, who('chair').cookie);
      const welcome = await socket.enter(id);
      socket.socket.disconnect();
      if (!welcome.ok || welcome.value.catchUp.kind !== 'snapshot') throw new Error('no state');
      return welcome.value.catchUp.state.quorum;
    };
    const before = await base();
    const { browser } = await admitted(id);
    const socket = await aConferenceSocket(server.url, browser.cookie);
    await socket.enter(id);
    const checkIn = await socket.socket.emitWithAck('command', {
      meetingId: id,
      commandId: CommandId.parse(randomUUID()),
      name: 'attendance.checkIn',
      input: { mode: 'remote' },
    });
    const cast = await socket.socket.emitWithAck('command', {
      meetingId: id,
      commandId: CommandId.parse(randomUUID()),
      name: 'ballot.close',
      input: {},
    });
    expect(checkIn).toMatchObject({ ok: true });
    expect(cast.ok).toBe(false);
    expect(await base()).toEqual(before);
    socket.socket.disconnect();
  });

  it('is present from their being let in without checking in, once on the list however often they come', async () => {
    const id = await aMeeting();
    const first = await admitted(id);
    const here = await attendanceList(id);
    const of = (title: string, line: string[], head: string[]) => line[head.indexOf(title)] ?? '';
    const line = here.lineOf('Trần Thị Khách');
    expect(of('Tình trạng', line, here.head)).toBe('Có mặt');
    expect(of('Nơi dự', line, here.head)).toBe('Từ xa');
    expect(of('Đến lúc', line, here.head)).toMatch(/^\d\d:\d\d:\d\d$/);
    expect(of('Rời họp lúc', line, here.head)).toBe('');
    await ok(decide(id, 'removals', { userId: first.userId }));
    await admitted(id);
    const again = await attendanceList(id);
    const both = again.lineOf('Trần Thị Khách');
    expect(of('Tình trạng', both, again.head)).toBe('Có mặt');
    expect(of('Đến lúc', both, again.head)).toMatch(/^\d\d:\d\d:\d\d\n\d\d:\d\d:\d\d$/);
    expect(of('Rời họp lúc', both, again.head)).toMatch(/^\d\d:\d\d:\d\d\n?$/);
    expect(again.lines.filter((other) => other.includes('Trần Thị Khách'))).toHaveLength(1);
    expect(again.lines.join()).toContain('Khách vào bằng mã cuộc họp: 1, đang có mặt 1.');
  });

  it('who enters is present, whatever was noted of them before', async () => {
    const id = await aMeeting();
    const { browser, userId } = await admitted(id);
    const chair = await aConferenceSocket(server.url, who('chair').cookie);
    await chair.enter(id);
    const run = (name: string, input: object) =>
      chair.socket.emitWithAck('command', {
        meetingId: id,
        commandId: CommandId.parse(randomUUID()),
        name,
        input,
      });
    await run('meeting.start', { reason: 'Họp để thử việc mời khách' });
    expect(await run('attendance.mark', { status: 'left', userId })).toMatchObject({ ok: false });
    expect(await run('attendance.mark', { status: 'absent', userId })).toMatchObject({ ok: true });
    chair.socket.disconnect();
    const status = async () => {
      const { head, lineOf } = await attendanceList(id);
      return lineOf('Trần Thị Khách')[head.indexOf('Tình trạng')];
    };
    expect(await status()).toBe('Vắng mặt');
    const guest = await aConferenceSocket(server.url, browser.cookie);
    await guest.enter(id);
    await vi.waitFor(async () => expect(await status()).toBe('Có mặt'));
    guest.socket.disconnect();
  });

  it('is out within a moment when removed, and nowhere else', async () => {
    const id = await aMeeting();
    const { browser, userId, ticket } = await admitted(id);
    const socket = await aConferenceSocket(server.url, browser.cookie);
    await socket.enter(id);
    const out = new Promise<string>((done) => socket.socket.on('disconnect', done));
    // Only who was let in by the code is removed here: invited people are the invitation's matter.
    expect(await refusal(decide(id, 'removals', { userId: idOf('member') }))).toBe(
      'NOT_FOUND waiting-guest',
    );
    await ok(decide(id, 'removals', { userId }));
    expect(await out).toBe('io server disconnect');
    expect((await browser.send('GET', '/api/me')).status).toBe(401);
    expect(await standing(ticket)).toMatchObject({ state: 'removed', meetingId: null });
    expect(await refusal(server.browser().send('POST', '/api/join/session', { ticket }))).toBe(
      'WRONG_STATE not-admitted',
    );
  });

  it('is on the list of attendance with their times though removed, and comes to no screen of the others', async () => {
    const id = await aMeeting();
    const { browser, userId } = await admitted(id);
    const socket = await aConferenceSocket(server.url, browser.cookie);
    await socket.enter(id);
    const checkIn = await socket.socket.emitWithAck('command', {
      meetingId: id,
      commandId: CommandId.parse(randomUUID()),
      name: 'attendance.checkIn',
      input: { mode: 'remote' },
    });
    expect(checkIn).toMatchObject({ ok: true });
    await ok(decide(id, 'removals', { userId }));
    const { head, lineOf } = await attendanceList(id);
    const guest = lineOf('Trần Thị Khách');
    expect(guest[head.indexOf('Đơn vị')]).toBe('Báo An Giang');
    expect(guest[head.indexOf('Khách mời')]).toBe('x');
    expect(guest[head.indexOf('Tình trạng')]).toBe('Đã rời họp');
    for (const time of ['Đến lúc', 'Rời họp lúc'])
      expect(guest[head.indexOf(time)]).toMatch(/^\d\d:\d\d/);
    const member = await aConferenceSocket(server.url, who('member').cookie);
    expect(JSON.stringify(await member.enter(id))).not.toContain('formerGuests');
    member.socket.disconnect();
  });

  it('is on the list once, under the name of the last time, however often they came with an account', async () => {
    const id = await aMeeting();
    const { prisma } = server.database;
    const names = ['Lê Văn Tên Cũ', 'Lê Văn Tên Mới'];
    const home = 'UBND huyện Châu Thành';
    for (const name of names) {
      await prisma.account.update({ where: { id: idOf('stranger') }, data: { name } });
      const unitName = `Đơn vị tự xưng của ${name}`;
      await ok<Asked>(ask(await digits(id), { unitName }, who('stranger')));
      const { waiting } = await room(id);
      expect(waiting).toMatchObject([{ name, unitName: home }]);
      await ok(decide(id, 'admissions', { guestIds: [waiting[0]?.guestId] }));
      await ok(decide(id, 'removals', { userId: idOf('stranger') }));
    }
    const chair = await aConferenceSocket(server.url, who('chair').cookie);
    const welcome = await chair.enter(id);
    chair.socket.disconnect();
    if (!welcome.ok || welcome.value.catchUp.kind !== 'snapshot') throw new Error('no state');
    expect(welcome.value.catchUp.state.frame?.formerGuests).toMatchObject([
      { userId: idOf('stranger'), name: names[1], unitName: home, hasAccount: true },
    ]);
    const { head, lineOf } = await attendanceList(id);
    expect(lineOf('Lê Văn Tên Mới')[head.indexOf('Đơn vị')]).toBe(home);
  });

  it('is signed out when the meeting ends', async () => {
    const id = await aMeeting();
    const { browser, ticket } = await admitted(id);
    const guest = await aConferenceSocket(server.url, browser.cookie);
    await guest.enter(id);
    const out = new Promise<string>((done) => guest.socket.on('disconnect', done));
    await held(id);
    expect(await out).toBe('io server disconnect');
    expect((await browser.send('GET', '/api/me')).status).toBe(401);
    expect(await standing(ticket)).toMatchObject({ state: 'closed', meetingId: null });
  });

  it('leaves no account to sign in to and no address, but a name in the list of attendance', async () => {
    const id = await aMeeting();
    const { prisma } = server.database;
    const { userId } = await admitted(id);
    const away = await admitted(id);
    await ok(decide(id, 'removals', { userId: away.userId }));
    await aWaitingGuest(id, 'Lê Văn Chờ');
    await held(id);
    const rooms = createWaitingRoomStore(server.database);
    await vi.waitFor(async () => expect(await rooms.leftOpen()).not.toContain(id));
    const rows = () => prisma.meetingGuest.findMany({ where: { meetingId: id } });
    expect((await rows()).map(({ state, address }) => ({ state, address }))).toEqual(
      expect.arrayContaining(['admitted', 'removed'].map((state) => ({ state, address: '' }))),
    );
    expect(await rows()).toHaveLength(2);
    const made = await prisma.account.findMany({ where: { id: { in: [userId, away.userId] } } });
    expect(made.map(({ lockedAt }) => lockedAt)).toEqual([expect.any(Date), expect.any(Date)]);
    await rooms.forget(new Date(Date.now() - 60_000));
    expect(await rows()).toHaveLength(2);
    await rooms.forget(new Date(Date.now() + 60_000));
    expect(await rows()).toHaveLength(0);
    const { head, lineOf } = await attendanceList(id);
    const guest = lineOf('Trần Thị Khách');
    expect(guest[head.indexOf('Khách mời')]).toBe('x');
    expect(guest[head.indexOf('Thành viên UBND')]).toBe('');
  });

  it('is forgotten too when the server died as the meeting ended', async () => {
    const id = await aMeeting();
    await admitted(id);
    await server.database.prisma.meeting.update({ where: { id }, data: { phase: 'ended' } });
    const rooms = createWaitingRoomStore(server.database);
    expect(await rooms.leftOpen()).toContain(id);
    expect(await rooms.close(id, new Date())).toHaveLength(1);
    expect(await rooms.leftOpen()).not.toContain(id);
  });

  it('takes part with their own account when they have one, until removed', async () => {
    const id = await aMeeting();
    await ok<Asked>(ask(await digits(id), {}, who('stranger')));
    const { waiting } = await room(id);
    await ok(decide(id, 'admissions', { guestIds: [waiting[0]?.guestId] }));
    expect((await who('stranger').send('GET', `/api/meetings/${id}`)).status).toBe(200);
    await ok(decide(id, 'removals', { userId: idOf('stranger') }));
    expect(await refusal(who('stranger').send('GET', `/api/meetings/${id}`))).toMatch(/^FORBIDDEN/);
    expect((await who('stranger').send('GET', '/api/me')).status).toBe(200);
  });
});

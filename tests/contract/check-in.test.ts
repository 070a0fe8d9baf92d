import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJs from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { CheckInReceipt } from '#contract/http/attendance.ts';
import { CommandId, MeetingId, type UserId } from '#contract/ids.ts';
import { layOut } from '#contract/seating/layouts.ts';
import { CODE_STEP_MS, checkInCode } from '#server/domain/check-in-code.ts';
import { aConferenceSocket, type ConferenceSocket } from '#tests/support/a-conference-socket.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { release } from '#tests/support/release.ts';
import { type Browser, useServer } from '#tests/support/use-server.ts';

const server = useServer();
const browsers = new Map<string, Browser>();
const ids = new Map<string, UserId>();
let district: District;
let meetingId: MeetingId;

const who = (name: string) => browsers.get(name) as Browser;
const secret = () => readFileSync(join(server.dataDir, 'check-in-secret'), 'utf8');

beforeAll(async () => {
  district = await aDistrict(server.database.prisma);
  const device = { kind: 'siteDevice', siteId: district.communeSiteId } as const;
  for (const name of ['chair', 'secretary', 'member', 'guest', 'stranger'])
    ids.set(name, await district.account(name));
  ids.set('device', await district.account('device', [], device));
  for (const name of ids.keys()) browsers.set(name, await server.signIn(name));
  meetingId = await aMeeting();
});

async function aMeeting(): Promise<MeetingId> {
  const idOf = (name: string) => ids.get(name) as UserId;
  const leads = { chairId: idOf('chair'), secretaryId: idOf('secretary') };
  const id = await district.meeting(leads, {
    sites: { create: [{ siteId: district.communeSiteId }] },
    participants: {
      create: [
        { accountId: idOf('member'), roles: ['votingMember'] },
        { accountId: idOf('guest'), roles: ['guest'] },
      ],
    },
  });
  await release(who('secretary'), id);
  return id;
}

async function codeOf(name: string, id = meetingId): Promise<string> {
  const answer = await who(name).send('GET', `/api/meetings/${id}/check-in-code`);
  return ((await answer.json()) as { code: string }).code;
}

const scan = (browser: Browser, code: string, id = meetingId) =>
  browser.send('POST', `/api/meetings/${id}/check-in`, { code, commandId: randomUUID() });

async function refusalOf(answer: Promise<Response>) {
  const sent = await answer;
  return { status: sent.status, body: (await sent.json()) as unknown };
}

async function inMeeting(name: string, id: MeetingId): Promise<ConferenceSocket> {
  const socket = await aConferenceSocket(server.url, who(name).cookie);
  await socket.enter(id);
  return socket;
}

/** Sends a live command through a socket of its own. */
async function command(name: string, id: MeetingId, does: string, input: unknown): Promise<void> {
  const { socket } = await inMeeting(name, id);
  const answer = await socket.emitWithAck('command', {
    meetingId: id,
    commandId: CommandId.parse(randomUUID()),
    name: does,
    input,
  });
  socket.disconnect();
  expect(answer).toMatchObject({ ok: true });
}

describe('checking in by the code of a hall screen', () => {
  it('records who scans it in the room, or at the site whose device shows it', async () => {
    const member = await scan(who('member'), await codeOf('secretary'));
    expect(CheckInReceipt.parse(await member.json())).toMatchObject({
      name: 'Đồng chí member',
      siteName: null,
    });
    const guest = await scan(who('guest'), await codeOf('device'));
    expect(CheckInReceipt.parse(await guest.json()).siteName).toBe('Điểm cầu xã Hòa Bình Thạnh');
  });

  it('says which seat is theirs to who scans at its site, and refuses the code of another site', async () => {
    const id = await aMeeting();
    const map = layOut({ layout: 'u', head: 1, seatsPerSide: 2 });
    const { communeSiteId, siteId } = district;
    await server.database.prisma.participation.updateMany({
      where: { meetingId: id, accountId: ids.get('member') ?? '' },
      data: { siteId: communeSiteId },
    });
    await server.database.prisma.meetingSite.create({ data: { meetingId: id, siteId } });
    const places = [{ seatId: map.seats[1]?.seatId, userId: ids.get('member') }];
    const saved = await who('secretary').send(
      'PUT',
      `/api/meetings/${id}/seating/${communeSiteId}`,
      { version: 0, map, places, keepsForRoom: true },
    );
    expect(saved.status).toBe(200);
    const elsewhere = checkInCode(secret(), 'q', { meetingId: id, siteId }, new Date());
    expect(await refusalOf(scan(who('member'), elsewhere, id))).toMatchObject({
      status: 409,
      body: { reason: 'seated-elsewhere' },
    });
    const receipt = await (await scan(who('member'), await codeOf('device', id), id)).json();
    expect(CheckInReceipt.parse(receipt)).toMatchObject({
      siteName: 'Điểm cầu xã Hòa Bình Thạnh',
      seat: { label: 'A1', row: 1 },
    });
    const guest = await (await scan(who('guest'), elsewhere, id)).json();
    expect(CheckInReceipt.parse(guest).seat).toBeNull();
  });

  it('says the time of before to who scans again', async () => {
    const id = await aMeeting();
    const first = await (await scan(who('member'), await codeOf('secretary', id), id)).json();
    const again = await (await scan(who('member'), await codeOf('secretary', id), id)).json();
    expect(again).toEqual(first);
  });

  it('refuses codes that are altered, of another meeting, or too old, and who is not in the meeting', async () => {
    const code = await codeOf('secretary');
    const other = await aMeeting();
    const ago = (steps: number) =>
      checkInCode(
        secret(),
        'q',
        { meetingId: other, siteId: null },
        new Date(Date.now() - steps * CODE_STEP_MS),
      );
    expect(await refusalOf(scan(who('guest'), `${code.slice(0, -1)}!`, meetingId))).toMatchObject({
      status: 400,
      body: { reason: 'check-in-code' },
    });
    expect(await refusalOf(scan(who('guest'), code, other))).toMatchObject({
      status: 400,
      body: { reason: 'check-in-code' },
    });
    expect(await refusalOf(scan(who('guest'), ago(3), other))).toMatchObject({
      status: 409,
      body: { reason: 'check-in-code-expired' },
    });
    expect(await refusalOf(scan(who('stranger'), code))).toMatchObject({ status: 403 });
    expect((await scan(who('guest'), ago(1), other)).status).toBe(200);
  });

  it('says once more that one is there to who loads the page again with an old code', async () => {
    const id = await aMeeting();
    await scan(who('member'), await codeOf('secretary', id), id);
    const old = checkInCode(
      secret(),
      'q',
      { meetingId: id, siteId: null },
      new Date(Date.now() - 20 * CODE_STEP_MS),
    );
    expect((await scan(who('member'), old, id)).status).toBe(200);
    expect((await scan(who('guest'), old, id)).status).toBe(409);
  });

  it('keeps a good code good for who signs in first, and only a good one', async () => {
    const id = await aMeeting();
    const code = await codeOf('device', id);
    const pass = (sent: string, of: MeetingId = id) =>
      server.browser().send('POST', '/api/check-in-passes', { meetingId: of, code: sent });
    const { code: kept } = (await (await pass(code)).json()) as { code: string };
    expect(kept).not.toBe(code);
    expect(await (await pass(kept)).json()).toEqual({ code: kept });
    const receipt = CheckInReceipt.parse(await (await scan(who('guest'), kept, id)).json());
    expect(receipt.siteName).toBe('Điểm cầu xã Hòa Bình Thạnh');
    for (const wrong of [pass(`${code}x`), pass(code, MeetingId.parse(randomUUID()))])
      expect(await refusalOf(wrong)).toMatchObject({
        status: 400,
        body: { reason: 'check-in-code' },
      });
  });

  it('is over with the meeting', async () => {
    const id = await aMeeting();
    const code = await codeOf('secretary', id);
    await command('chair', id, 'meeting.start', { reason: 'Chủ trì quyết định họp' });
    await command('chair', id, 'meeting.end', {});
    expect(await refusalOf(scan(who('member'), code, id))).toMatchObject({
      status: 409,
      body: { reason: 'ended' },
    });
    const pass = (sent: string) =>
      server.browser().send('POST', '/api/check-in-passes', { meetingId: id, code: sent });
    expect(await refusalOf(pass(code))).toMatchObject({ body: { reason: 'ended' } });
    const wrong = `q1.${'A'.repeat(16)}`;
    for (const answer of [scan(who('member'), wrong, id), pass(wrong)])
      expect(await refusalOf(answer)).toMatchObject({
        status: 400,
        body: { reason: 'check-in-code' },
      });
    const asked = who('secretary').send('GET', `/api/meetings/${id}/check-in-code`);
    expect(await refusalOf(asked)).toMatchObject({ body: { reason: 'ended' } });
  });

  it('can’t be said by a socket without a code', async () => {
    const { socket } = await inMeeting('member', meetingId);
    const commandId = CommandId.parse(randomUUID());
    const said = { meetingId, commandId, name: 'attendance.scan', input: {} };
    expect(await socket.emitWithAck('command', said)).toMatchObject({ ok: false });
    socket.disconnect();
  });

  it('goes by a secret that only the owner of the files reads', () => {
    expect(statSync(join(server.dataDir, 'check-in-secret')).mode & 0o777).toBe(0o600);
    expect(secret()).toMatch(/^[\w-]{43}$/);
  });
});

it('gives the list with posts, places, times and reasons as a sheet', async () => {
  const id = await aMeeting();
  await scan(who('guest'), await codeOf('device', id), id);
  const excused = { status: 'excused', userId: ids.get('member'), reason: 'Đi công tác tỉnh' };
  await command('secretary', id, 'attendance.mark', excused);
  await command('chair', id, 'meeting.start', { reason: 'Việc khẩn cấp trong ngày' });
  await command('guest', id, 'attendance.leave', {});
  const answer = await who('secretary').send('GET', `/api/meetings/${id}/attendance/xlsx`);
  expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain(
    'Danh sách điểm danh - Phiên họp thường kỳ.xlsx',
  );
  const workbook = new ExcelJs.Workbook();
  await workbook.xlsx.load(await answer.arrayBuffer());
  const rows: string[] = [];
  workbook.worksheets[0]?.eachRow((row) => {
    const cells = Array.isArray(row.values) ? row.values.slice(1) : [];
    rows.push([...new Set(cells)].join(' | '));
  });
  const of = (name: string) => rows.find((row) => row.includes(`Đồng chí ${name}`));
  expect(of('guest')).toMatch(
    /Chuyên viên \| UBND huyện Châu Thành \|.* \| Điểm cầu xã Hòa Bình Thạnh \| Đã rời họp \| \d\d:\d\d:\d\d/,
  );
  expect(of('member')).toContain('Vắng có lý do');
  expect(of('member')).toContain('Đi công tác tỉnh');
  expect(rows.join('\n')).toContain('lý do: Việc khẩn cấp trong ngày');
});

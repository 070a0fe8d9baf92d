import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { DeviceUse } from '#contract/device-report.ts';
import { SiteDevice } from '#contract/http/devices.ts';
import type { UserId } from '#contract/ids.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { aMachine, type Machine } from '#tests/support/a-machine.ts';
import { type Browser, useServer } from '#tests/support/use-server.ts';

const server = useServer();
let district: District;
let technicianId: UserId;
let chairId: UserId;
let admin: Browser;
let machine: Machine;
let siteDeviceId: string;

beforeAll(async () => {
  district = await aDistrict(server.database.prisma);
  const { communeId, communeSiteId } = district;
  await district.account('xa.quantri', ['unitAdmin'], {
    unitId: communeId,
    name: 'Quản trị xã',
  });
  await district.account('huyen.quantri', ['unitAdmin']);
  await district.account('vanthu', ['registry'], { unitId: communeId });
  technicianId = await district.account('kythuat', ['member']);
  chairId = await district.account('chutri', ['leader']);
  await district.account('diemcau.xa', [], {
    unitId: communeId,
    siteId: communeSiteId,
    kind: 'siteDevice',
  });
  admin = await server.signIn('xa.quantri');
});

beforeEach(async () => {
  await server.database.prisma.siteDevice.deleteMany();
  machine = aMachine(server);
  const code = await machine.ask();
  const body = { code, siteId: district.communeSiteId, name: 'Máy phòng họp' };
  const answer = await admin.send('POST', '/api/devices', body);
  siteDeviceId = SiteDevice.parse(await answer.json()).siteDeviceId;
});

const look = async (by: Browser) => by.send('POST', `/api/devices/${siteDeviceId}/check`);
const request = (by: Browser, body: unknown) =>
  by.send('POST', `/api/devices/${siteDeviceId}/requests`, body);

const REPORT = {
  version: 'index-1',
  microphones: [{ deviceId: 'm1', label: 'Micro bàn' }],
  cameras: [{ deviceId: 'c1', label: 'Camera phòng' }],
  speakers: [],
  chosen: { microphone: 'm1', camera: null, documentCamera: null, speaker: null },
  permission: { microphone: 'granted', camera: 'prompt' },
  microphone: { state: 'closed' },
  camera: 'off',
  line: { quality: 'weak', kbps: 64 },
  meetingId: null,
};

async function aMeetingWithTechnician(phase: 'running' | 'ended'): Promise<void> {
  await server.database.prisma.meeting.deleteMany();
  await district.meeting(
    { chairId, secretaryId: chairId },
    {
      phase,
      sites: { create: [{ siteId: district.communeSiteId }] },
      participants: { create: [{ accountId: technicianId, roles: ['technician'] }] },
    },
  );
}

it('shows what the machine tells, and tells the room who looks', async () => {
  expect(await machine.pulse(REPORT)).toMatchObject({ checkedBy: null });
  const seen = SiteDevice.parse(await (await look(admin)).json());
  expect(seen).toMatchObject({ isOnline: true, report: REPORT });
  expect(await machine.pulse(REPORT)).toMatchObject({ checkedBy: 'Quản trị xã' });
});

it('refuses a level of a microphone that is not open', async () => {
  const told = { ...REPORT, microphone: { state: 'closed', level: 0.4 } };
  const answer = await machine.send('POST', '/api/device/pulse', { report: told, isIdle: true });
  expect(answer.status).toBe(400);
});

it('passes on what is asked, once and in order', async () => {
  const choose = { kind: 'choose', use: 'camera', deviceId: 'c1' };
  await request(admin, choose);
  await request(admin, { kind: 'testTone' });
  expect(await machine.pulse()).toMatchObject({ requests: [choose, { kind: 'testTone' }] });
  expect(await machine.pulse()).toMatchObject({ requests: [] });
});

const TONE = { kind: 'testTone', toneId: randomUUID() };

it.each([
  { state: 'playing', toneId: TONE.toneId },
  { state: 'played', toneId: TONE.toneId, speakerId: 's1', isChosen: true },
  { state: 'played', toneId: TONE.toneId, speakerId: null, isChosen: false },
  { state: 'failed', toneId: TONE.toneId, why: 'heldBack' },
])('brings word of a test tone back to who asked for it: %j', async (tone) => {
  await request(admin, TONE);
  expect(await machine.pulse(REPORT)).toMatchObject({ requests: [TONE] });
  await machine.pulse({ ...REPORT, tone });
  expect(await (await look(admin)).json()).toMatchObject({ report: { ...REPORT, tone } });
});

it.each([
  { state: 'heard', toneId: TONE.toneId },
  { state: 'played', toneId: TONE.toneId },
  { state: 'failed', toneId: TONE.toneId, why: 'nobody listened' },
  { state: 'playing', toneId: 'one' },
])('refuses what is no word of a test tone: %j', async (tone) => {
  const body = { report: { ...REPORT, tone }, isIdle: true };
  expect((await machine.send('POST', '/api/device/pulse', body)).status).toBe(400);
  expect((await request(admin, { kind: 'testTone', toneId: 'one' })).status).toBe(400);
});

it('forgets what a machine did not take in time', async () => {
  await request(admin, { kind: 'testTone' });
  const askedAt = new Date(Date.now() - 60_000);
  await server.database.prisma.deviceRequest.updateMany({ data: { askedAt } });
  expect(await machine.pulse()).toMatchObject({ requests: [] });
});

it.each([
  { kind: 'openMicrophone' },
  { kind: 'setMicrophone', on: true },
  { kind: 'setCamera', on: true },
  { kind: 'unmute' },
  ...DeviceUse.options.map((use) => ({ kind: 'choose', use, deviceId: null, on: true })),
])('has no way to open a microphone or a camera: %j', async (body) => {
  expect((await request(admin, body)).status).toBe(400);
  expect(await machine.pulse()).toMatchObject({ requests: [] });
});

it('lets the technician of a meeting of the site look and ask, until that is over', async () => {
  const technician = await server.signIn('kythuat');
  const list = () => technician.send('GET', '/api/devices');
  expect((await list()).status).toBe(403);
  await aMeetingWithTechnician('running');
  expect(await (await list()).json()).toMatchObject([{ siteDeviceId }]);
  expect((await look(technician)).status).toBe(200);
  expect((await request(technician, { kind: 'testTone' })).status).toBe(200);
  await aMeetingWithTechnician('ended');
  expect((await look(technician)).status).toBe(403);
  expect((await request(technician, { kind: 'testTone' })).status).toBe(403);
});

it.each(['huyen.quantri', 'vanthu', 'chutri', 'diemcau.xa'])('refuses %s', async (username) => {
  const other = await server.signIn(username);
  expect((await look(other)).status).toBe(403);
  expect((await request(other, { kind: 'restart' })).status).toBe(403);
  const path = `/api/devices/${siteDeviceId}`;
  expect((await other.send('PATCH', path, { name: 'Khác' })).status).toBe(403);
  expect((await other.send('DELETE', path)).status).toBe(403);
});

it('writes down who looked and what was asked, one look once', async () => {
  for (let i = 0; i < 3; i += 1) await look(admin);
  await request(admin, { kind: 'choose', use: 'speaker', deviceId: 'x' });
  const notes = await server.database.prisma.auditEntry.findMany({
    where: {
      subject: `device:${siteDeviceId}`,
      action: { in: ['device.check', 'device.request'] },
    },
    orderBy: { id: 'asc' },
  });
  expect(notes.map(({ action, detail }) => [action, detail])).toEqual([
    ['device.check', {}],
    ['device.request', { kind: 'choose', use: 'speaker' }],
  ]);
});

it('gives the machine its site’s meetings, and takes a new session only where none is disturbed', async () => {
  await aMeetingWithTechnician('running');
  const first = await machine.pulse();
  expect(first).toMatchObject({ running: [{ title: 'Phiên họp thường kỳ' }], coming: [] });
  const { prisma } = server.database;
  const createdAt = new Date(Date.now() - 7 * 3_600_000);
  await prisma.session.updateMany({ where: { deviceId: siteDeviceId }, data: { createdAt } });
  expect(await machine.pulse(null, false)).toMatchObject({ isNewSession: false });
  expect(await machine.pulse(null, true)).toMatchObject({ isNewSession: true });
});

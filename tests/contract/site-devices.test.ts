import { io, type Socket } from 'socket.io-client';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ErrorBody } from '#contract/errors.ts';
import type { SiteDeviceId } from '#contract/ids.ts';
import { LIVE_PATH } from '#contract/live/wire.ts';
import { FakeEngine } from '#media/fake/fake-engine.ts';
import { RULES } from '#server/domain/permissions.ts';
import { start } from '#server/main.ts';
import { readSettings } from '#server/settings.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { aMachine } from '#tests/support/a-machine.ts';
import { type Browser, useServer } from '#tests/support/use-server.ts';

const server = useServer();
let district: District;
let clerk: Browser;

beforeAll(async () => {
  district = await aDistrict(server.database.prisma);
  const { communeId, communeSiteId, siteId } = district;
  await district.account('xa.thuky', ['secretary'], { unitId: communeId });
  await district.account('xa.thuong', ['member'], { unitId: communeId });
  await district.account('huyen.thuky', ['secretary']);
  await district.account('quantri', ['systemAdmin']);
  await district.account('diemcau.xa', [], {
    unitId: communeId,
    siteId: communeSiteId,
    kind: 'siteDevice',
  });
  await district.account('diemcau.huyen', [], { siteId, kind: 'siteDevice' });
  clerk = await server.signIn('xa.thuky');
});

beforeEach(async () => {
  await server.database.prisma.signInThrottle.deleteMany();
  await server.database.prisma.siteDevice.deleteMany();
});

const codeOf = async (answer: Response) => ErrorBody.parse(await answer.json());

async function confirm(by: Browser, code: string, more: Record<string, unknown> = {}) {
  const body = { code, siteId: district.communeSiteId, name: 'Máy phòng họp', ...more };
  return by.send('POST', '/api/devices', body);
}

async function aPairedMachine() {
  const machine = aMachine(server);
  const answer = await confirm(clerk, await machine.ask());
  expect(answer.status).toBe(200);
  const { siteDeviceId } = (await answer.json()) as { siteDeviceId: SiteDeviceId };
  return { machine, siteDeviceId };
}

describe('pairing', () => {
  it('makes a machine that shows a code the site’s own, without a password', async () => {
    const machine = aMachine(server);
    expect(await machine.pulse()).toEqual({ state: 'unpaired' });
    const code = await machine.ask();
    expect(await machine.pulse()).toEqual({ state: 'pairing' });
    const asking = await clerk.send('POST', '/api/device-pairings', { code: code.toLowerCase() });
    expect(await asking.json()).toMatchObject({ userAgent: 'May thu', address: '127.0.0.1' });
    expect((await confirm(clerk, code)).status).toBe(200);
    expect(await machine.pulse()).toMatchObject({
      state: 'paired',
      isNewSession: true,
      siteName: 'Điểm cầu xã Hòa Bình Thạnh',
    });
    const me = await machine.send('GET', '/api/me');
    expect(await me.json()).toMatchObject({ username: 'diemcau.xa', kind: 'siteDevice' });
    expect(await machine.pulse()).toMatchObject({ state: 'paired', isNewSession: false });
  });

  it('keeps neither code nor token, and gives the token where no script reads it', async () => {
    const machine = aMachine(server);
    const code = await machine.ask();
    const flags = machine.setCookies.find((cookie) => cookie.startsWith('nghi-su-thiet-bi='));
    for (const flag of ['HttpOnly', 'SameSite=Strict', 'Path=/']) expect(flags).toContain(flag);
    const rows = JSON.stringify(await server.database.prisma.devicePairing.findMany());
    expect(rows).not.toContain(code);
    expect(rows).not.toContain(machine.cookieOf('nghi-su-thiet-bi'));
  });

  it('takes a code once', async () => {
    const machine = aMachine(server);
    const code = await machine.ask();
    expect((await confirm(clerk, code)).status).toBe(200);
    const admin = await server.signIn('quantri');
    const again = await confirm(admin, code, { siteId: district.siteId });
    expect(await codeOf(again)).toEqual({ code: 'NOT_FOUND', reason: 'pairing-code' });
  });

  it('takes no code whose ten minutes are over', async () => {
    const machine = aMachine(server);
    const code = await machine.ask();
    await server.database.prisma.devicePairing.updateMany({ data: { expiresAt: new Date() } });
    expect(await codeOf(await confirm(clerk, code))).toMatchObject({ reason: 'pairing-code' });
    expect(await machine.pulse()).toEqual({ state: 'unpaired' });
  });

  it('slows down who guesses codes, for the right one too', async () => {
    const machine = aMachine(server);
    const code = await machine.ask();
    const guesses = Array.from({ length: 10 }, (_, i) => `2222222${'23456789AB'[i]}`);
    for (const guess of guesses) await clerk.send('POST', '/api/device-pairings', { code: guess });
    const answer = await clerk.send('POST', '/api/device-pairings', { code });
    expect(await codeOf(answer)).toMatchObject({ code: 'TOO_MANY', reason: 'pairing-code' });
    expect((await confirm(clerk, code)).status).toBe(429);
  });

  it('asks before a site’s machine is replaced, and ends the old one then', async () => {
    const { machine: old, siteDeviceId } = await aPairedMachine();
    await old.pulse();
    const next = aMachine(server);
    const code = await next.ask();
    expect(await codeOf(await confirm(clerk, code))).toMatchObject({ reason: 'site-has-device' });
    expect((await confirm(clerk, code, { replaces: siteDeviceId })).status).toBe(200);
    expect(await old.pulse()).toEqual({ state: 'unpaired' });
    expect((await old.send('GET', '/api/me')).status).toBe(401);
    expect(await next.pulse()).toMatchObject({ state: 'paired' });
  });

  it.each([
    ['a member of the unit', 'xa.thuong', 403],
    ['the secretary of another unit', 'huyen.thuky', 403],
    ['the site’s own account', 'diemcau.xa', 403],
    ['the system’s administrator', 'quantri', 200],
  ])('%s', async (_who, username, status) => {
    const machine = aMachine(server);
    const by = await server.signIn(username);
    expect((await confirm(by, await machine.ask())).status).toBe(status);
  });
});

describe('a paired machine', () => {
  it('gets a session again and again, also after the server has forgotten the last one', async () => {
    const { machine } = await aPairedMachine();
    await machine.pulse();
    await server.database.prisma.session.deleteMany({ where: { deviceId: { not: null } } });
    expect((await machine.send('GET', '/api/me')).status).toBe(401);
    expect(await machine.pulse()).toMatchObject({ state: 'paired', isNewSession: true });
    expect((await machine.send('GET', '/api/me')).status).toBe(200);
  });

  it('may do what its site’s account may, and no more', async () => {
    const { machine } = await aPairedMachine();
    await machine.pulse();
    const byPassword = await server.signIn('diemcau.xa');
    const may = async (browser: { send: Browser['send'] }) =>
      ((await (await browser.send('GET', '/api/me')).json()) as { may: string[] }).may;
    expect(await may(machine)).toEqual(await may(byPassword));
    expect(RULES['ballot.cast'].meeting).not.toContain('siteDevice');
    const change = { current: 'khong-biet-mat-khau', next: 'mot-mat-khau-khac-dai' };
    expect((await machine.send('POST', '/api/me/password', change)).status).toBe(401);
    expect((await machine.send('GET', '/api/devices')).status).toBe(403);
  });

  it('is told that its account is locked, and comes back when it is not any more', async () => {
    const { machine } = await aPairedMachine();
    await machine.pulse();
    const lock = (lockedAt: Date | null) =>
      server.database.prisma.account.update({
        where: { username: 'diemcau.xa' },
        data: { lockedAt },
      });
    await lock(new Date());
    expect(await machine.pulse()).toEqual({ state: 'locked' });
    await lock(null);
    expect(await machine.pulse()).toMatchObject({ state: 'paired' });
  });

  it('is known to a server that was started anew, with its session', async () => {
    const { machine } = await aPairedMachine();
    await machine.pulse();
    const own = { DATABASE_URL: server.database.url, DATA_DIR: server.dataDir, PORT: '0' };
    const settings = readSettings({ LOG_LEVEL: 'silent', DEMO: '0', ...own });
    const anew = await start(settings, { engine: new FakeEngine() });
    try {
      const answer = await fetch(`${anew.url}/api/device/pulse`, {
        method: 'POST',
        headers: {
          origin: anew.url,
          cookie: machine.cookie,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ report: null, isIdle: true }),
      });
      expect(await answer.json()).toMatchObject({ state: 'paired', isNewSession: false });
    } finally {
      await anew.close();
    }
  });

  it('loses everything at once when it is revoked, with its open line', async () => {
    const { machine, siteDeviceId } = await aPairedMachine();
    await machine.pulse();
    const socket = io(server.url, {
      path: LIVE_PATH,
      transports: ['websocket'],
      reconnection: false,
      extraHeaders: { origin: server.url, cookie: machine.cookie },
    });
    await connected(socket);
    const gone = new Promise<string>((done) => socket.on('disconnect', done));
    const since = performance.now();
    expect((await clerk.send('DELETE', `/api/devices/${siteDeviceId}`)).status).toBe(200);
    expect(await gone).toBe('io server disconnect');
    // What the house promises of every session that is revoked.
    expect(performance.now() - since).toBeLessThan(5_000);
    expect(await machine.pulse()).toEqual({ state: 'unpaired' });
    expect((await machine.send('GET', '/api/me')).status).toBe(401);
  });

  it('is let in by no session that was opened beside its revoking', async () => {
    const { machine, siteDeviceId } = await aPairedMachine();
    await machine.pulse();
    const { prisma } = server.database;
    await prisma.siteDevice.update({
      where: { id: siteDeviceId },
      data: { revokedAt: new Date() },
    });
    expect((await machine.send('GET', '/api/me')).status).toBe(401);
  });
});

it('writes down who paired, renamed and revoked which machine', async () => {
  const { siteDeviceId } = await aPairedMachine();
  await clerk.send('PATCH', `/api/devices/${siteDeviceId}`, { name: 'Máy tầng 2' });
  await clerk.send('DELETE', `/api/devices/${siteDeviceId}`);
  const notes = await server.database.prisma.auditEntry.findMany({
    where: { subject: `device:${siteDeviceId}` },
    orderBy: { id: 'asc' },
  });
  expect(notes.map(({ action }) => action)).toEqual([
    'device.pair',
    'device.rename',
    'device.revoke',
  ]);
});

// The last one: it uses up what the address may ask for in this minute.
it('gives one address so many codes a minute and no more', async () => {
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => server.browser().send('POST', '/api/device/pairing')),
  );
  const tooMany = answers.filter(({ status }) => status === 429);
  expect(tooMany.length).toBeGreaterThanOrEqual(30);
});

async function connected(socket: Socket): Promise<void> {
  await new Promise<void>((done, failed) => {
    socket.on('connect', done);
    socket.on('connect_error', failed);
  });
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { FakeEngine } from '#media/fake/fake-engine.ts';
import { type Running, start } from '#server/main.ts';
import { readSettings } from '#server/settings.ts';
import { aPreparedMeeting } from '#tests/support/a-prepared-meeting.ts';
import { meetingServices } from '#tests/support/meeting-services.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const dataDir = mkdtempSync(join(tmpdir(), 'nghi-su-starting-'));
let running: Running | null = null;

async function startServer(env: Record<string, string> = {}) {
  const engine = new FakeEngine();
  const own = { DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: '0', DEMO: '0' };
  running = await start(readSettings({ LOG_LEVEL: 'silent', ...own, ...env }), { engine });
  return { ...running, engine };
}

afterEach(async () => {
  await running?.close();
  running = null;
  rmSync(dataDir, { recursive: true, force: true });
});

it('says what to set where nobody can sign in, and serves all the same', async () => {
  const { url, notice } = await startServer();
  expect(notice).toContain('ADMIN_PASSWORD');
  expect(notice).not.toContain('\n');
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(await database.prisma.account.count()).toBe(0);
});

it('makes the first administrator, who must choose another password, and no second one', async () => {
  const password = 'mot-mat-khau-dai';
  const env = { ADMIN_PASSWORD: password, UNIT_NAME: 'UBND huyện Châu Thành' };
  const first = await startServer(env);
  expect(first.notice).toContain('quantri');
  expect(first.notice).not.toContain(password);
  const answer = await fetch(`${first.url}/api/session`, {
    method: 'POST',
    headers: { origin: first.url, 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'quantri', password }),
  });
  expect(await answer.json()).toMatchObject({
    mustChangePassword: true,
    unitName: 'UBND huyện Châu Thành',
    roles: [{ role: 'systemAdmin' }],
  });
  await first.close();
  const again = await startServer({ ...env, ADMIN_PASSWORD: 'mot-mat-khau-khac' });
  expect(again.notice).toBeNull();
  expect(await database.prisma.account.count()).toBe(1);
});

it('is ready while a media worker runs, and no longer', async () => {
  const { url, engine } = await startServer();
  const ready = async () => {
    const answer = await fetch(`${url}/readyz`);
    return { status: answer.status, body: await answer.json() };
  };
  expect(await ready()).toEqual({
    status: 200,
    body: { status: 'ready', checks: { database: true, media: true } },
  });
  await engine.close();
  expect(await ready()).toEqual({
    status: 503,
    body: { status: 'not-ready', checks: { database: true, media: false } },
  });
});

it('mends the frame of a meeting whose rows changed just before the last server ended', async () => {
  const { meetingId, secretary, delegate } = await aPreparedMeeting(database.prisma, 'released');
  const { live } = meetingServices(database, { now: () => new Date() });
  await live.reframe(meetingId, secretary.userId);
  const accountId = delegate.userId;
  await database.prisma.participation.deleteMany({ where: { meetingId, accountId } });
  await startServer();
  const { frame, seq } = await live.stateOf(meetingId);
  expect(frame?.participants.map(({ userId }) => userId)).not.toContain(accountId);
  await running?.close();
  await startServer();
  expect((await live.stateOf(meetingId)).seq).toBe(seq);
});

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

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { MeetingId } from '#contract/ids.ts';
import { evolve } from '#contract/live/evolve.ts';
import { initialLiveState } from '#contract/live/state.ts';
import { FakeEngine } from '#media/fake/fake-engine.ts';
import { createLiveEvents } from '#server/db/live-events-postgres.ts';
import { start } from '#server/main.ts';
import { verifyPassword } from '#server/services/password.ts';
import { readSettings } from '#server/settings.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { demoPassword } from '../../prisma/demo/demo-password.ts';
import { demoMeetings } from '../../prisma/demo/meetings.ts';

const database = useDatabase();
const dataDir = mkdtempSync(join(tmpdir(), 'nghi-su-demo-'));

/** The product itself, on the test's database, with a stand-in for the SFU alone. */
async function startWith(password: string): Promise<void> {
  const settings = readSettings({
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    DEMO: '1',
    DEMO_PASSWORD: password,
    LOG_LEVEL: 'error',
  });
  const running = await start(settings, { engine: new FakeEngine() });
  await running.close();
}

async function hashOf(username: string): Promise<string> {
  const account = await database.prisma.account.findUniqueOrThrow({ where: { username } });
  return account.passwordHash;
}

async function liveState(key: string) {
  const events = createLiveEvents(database.pool);
  const meetingId = MeetingId.parse(demoId(`meeting ${key}`));
  expect(await events.firstBrokenLink(meetingId)).toBeNull();
  return (await events.eventsAfter(meetingId, 0)).reduce(evolve, initialLiveState);
}

describe('the demo district', () => {
  beforeAll(() => startWith('mot-mat-khau'), 240_000);
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('has the units, sites and accounts of the district', async () => {
    expect(await database.prisma.orgUnit.count({ where: { kind: 'commune' } })).toBe(13);
    expect(await database.prisma.site.count()).toBe(14);
    const names = await database.prisma.account.findMany({ select: { username: true } });
    const usernames = names.map((account) => account.username);
    expect(usernames).toHaveLength(4 + 1 + 10 + 13 * 6);
    for (const username of ['quantri', 'chutri', 'thuky', 'vanthu', 'huyen', 'huyen.10']) {
      expect(usernames).toContain(username);
    }
    expect(usernames).toContain('vinhthanh');
    expect(usernames).toContain('binhhoa.5');
  });

  it('has papers in three formats, all of them converted, one of more than 20 pages', async () => {
    const versions = await database.prisma.documentVersion.findMany({
      where: { document: { itemId: { not: null } } },
      include: { document: true },
    });
    expect(versions.map(({ fileName, state }) => [fileName, state])).toEqual(
      versions.map(({ fileName }) => [fileName, 'ready']),
    );
    expect(new Set(versions.map(({ fileKind }) => fileKind))).toEqual(
      new Set(['pdf', 'docx', 'xlsx']),
    );
    const report = versions.find(({ fileName }) => fileName === '45-BC-UBND.docx');
    expect(report?.document.title).toBe('Báo cáo số 45/BC-UBND');
    expect(report?.pageCount).toBeGreaterThanOrEqual(20);
    expect(report?.pageText).toContain('97.630');
  });

  it('has a library of three folders, whose papers are converted while the product runs', async () => {
    expect(await database.prisma.libraryFolder.count()).toBe(3);
    const versions = await database.prisma.documentVersion.findMany({
      where: { document: { folderId: { not: null } } },
    });
    expect(versions).toHaveLength(6);
    for (const { state } of versions) expect(state).not.toBe('failed');
  });

  it('has a running meeting: two items done, the third presented, 31 of 37 members present', async () => {
    const state = await liveState('running');
    expect(state.phase).toBe('running');
    expect(state.frame?.items).toHaveLength(8);
    const deputies = state.frame?.participants.filter(({ roles }) => roles.includes('deputyChair'));
    expect(deputies?.map(({ roles }) => roles)).toEqual([['votingMember', 'deputyChair']]);
    expect(state.frame?.sites).toHaveLength(14);
    expect(state.doneItemIds).toHaveLength(2);
    expect(state.currentItemId).toBe(demoId('item running 3'));
    expect(state.quorum).toMatchObject({ base: 37, present: 31, reached: true });
    expect(state.waiting).toHaveLength(4);
    expect(state.presentation?.page).toBe(2);
    expect(Object.values(state.attendance).some((r) => r?.status === 'excused')).toBe(true);
  });

  it('has a meeting that is over, with speeches and a vote that passed', async () => {
    const state = await liveState('over');
    expect(state.phase).toBe('ended');
    expect(state.speeches.map((speech) => speech.seconds)).toEqual([300, 360, 240]);
    expect(state.closedBallots[0]?.result).toMatchObject({
      base: 37,
      for: 29,
      against: 1,
      abstain: 1,
      outcome: 'passed',
    });
  });

  it('has a meeting that is prepared, out of the stream', async () => {
    const id = demoId('meeting draft');
    const meeting = await database.prisma.meeting.findUniqueOrThrow({ where: { id } });
    expect(meeting.phase).toBe('draft');
    expect((await liveState('draft')).seq).toBe(0);
  });

  it('is loaded once, and takes a new password for who has not chosen their own', async () => {
    await database.prisma.account.update({
      where: { username: 'vanthu' },
      data: { passwordHash: 'chosen by the person' },
    });
    const before = await database.prisma.meetingEvent.count();
    await startWith('hai-mat-khau');
    expect(await database.prisma.meeting.count()).toBe(3);
    expect(await database.prisma.meetingEvent.count()).toBe(before);
    expect(await verifyPassword('hai-mat-khau', await hashOf('chutri'))).toBe(true);
    expect(await hashOf('vanthu')).toBe('chosen by the person');
  });

  it('goes on where an interrupted first start stopped', async () => {
    await database.prisma.meeting.update({
      where: { id: demoId('meeting over') },
      data: { phase: 'running' },
    });
    const documents = await database.prisma.meetingDocument.count();
    const events = await database.prisma.meetingEvent.count();
    await startWith('hai-mat-khau');
    expect(await database.prisma.meetingDocument.count()).toBe(documents);
    expect(await database.prisma.meetingEvent.count()).toBe(events);
  });
});

describe('demoMeetings', () => {
  it('puts the running meeting around now and the others on working days', () => {
    for (const day of [22, 23, 24, 25, 26, 27, 28]) {
      const now = new Date(Date.UTC(2026, 10, day, 2, 10));
      const [running, draft, over] = demoMeetings(now);
      expect(running.startsAt < now && now < running.endsAt).toBe(true);
      for (const meeting of [draft, over]) {
        expect([1, 2, 3, 4, 5]).toContain(new Date(+meeting.startsAt + 7 * 3_600_000).getUTCDay());
      }
      expect(draft.startsAt > now && over.endsAt < now).toBe(true);
    }
  });
});

describe('demoId', () => {
  it('makes a UUID that the contract takes, the same each time', () => {
    expect(z.uuid().parse(demoId('account chutri'))).toBe(demoId('account chutri'));
    expect(demoId('account chutri')).not.toBe(demoId('account thuky'));
  });
});

describe('demoPassword', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nghi-su-demo-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('makes one at the first start, keeps it to itself, and lets a given one win', () => {
    const made = demoPassword(folder, null);
    expect(made.length).toBeGreaterThanOrEqual(10);
    expect(demoPassword(folder, null)).toBe(made);
    expect(statSync(join(folder, 'demo-password')).mode & 0o077).toBe(0);
    expect(demoPassword(folder, 'mat-khau-moi')).toBe('mat-khau-moi');
    expect(demoPassword(folder, null)).toBe('mat-khau-moi');
  });
});

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { verifyPassword } from '#server/services/password.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { demoPassword } from '../../prisma/demo/demo-password.ts';
import { demoMeetings } from '../../prisma/demo/meetings.ts';
import { seedDemo } from '../../prisma/demo/seed-demo.ts';

const database = useDatabase();

async function hashOf(username: string): Promise<string> {
  const account = await database.prisma.account.findUniqueOrThrow({ where: { username } });
  return account.passwordHash;
}

describe('the demo district', () => {
  beforeAll(() => seedDemo({ prisma: database.prisma, password: 'mot-mat-khau' }));

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

  it('has a meeting of 8 items with 14 sites, and 37 members who vote', async () => {
    const meeting = await database.prisma.meeting.findUniqueOrThrow({
      where: { id: demoId('meeting running') },
      include: { sites: true, items: true, participants: true },
    });
    expect(meeting.items).toHaveLength(8);
    expect(meeting.sites).toHaveLength(14);
    const voters = meeting.participants.filter((p) => p.roles.includes('votingMember'));
    expect(voters).toHaveLength(37);
  });

  it('is loaded once, and takes a new password for who has not chosen their own', async () => {
    await database.prisma.account.update({
      where: { username: 'vanthu' },
      data: { passwordHash: 'chosen by the person' },
    });
    await seedDemo({ prisma: database.prisma, password: 'hai-mat-khau' });
    expect(await database.prisma.meeting.count()).toBe(3);
    expect(await verifyPassword('hai-mat-khau', await hashOf('chutri'))).toBe(true);
    expect(await hashOf('vanthu')).toBe('chosen by the person');
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
  const dataDir = mkdtempSync(join(tmpdir(), 'nghi-su-demo-'));
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('makes one at the first start, keeps it to itself, and lets a given one win', () => {
    const made = demoPassword(dataDir, null);
    expect(made.length).toBeGreaterThanOrEqual(10);
    expect(demoPassword(dataDir, null)).toBe(made);
    expect(statSync(join(dataDir, 'demo-password')).mode & 0o077).toBe(0);
    expect(demoPassword(dataDir, 'mat-khau-moi')).toBe('mat-khau-moi');
    expect(demoPassword(dataDir, null)).toBe('mat-khau-moi');
  });
});

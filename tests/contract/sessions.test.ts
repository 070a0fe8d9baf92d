import { beforeAll, describe, expect, it } from 'vitest';
import { ErrorBody } from '#contract/errors.ts';
import { UNATTENDED_HEADER } from '#contract/unattended.ts';
import { hashToken } from '#server/services/session-service.ts';
import { aDistrict, PASSWORD } from '#tests/support/a-district.ts';
import { useServer } from '#tests/support/use-server.ts';

const server = useServer();

beforeAll(async () => {
  const district = await aDistrict(server.database.prisma);
  await district.account('thuky', ['secretary']);
  await district.account('chutri', ['leader']);
  await district.account('canhan.1', ['member']);
  await district.account('canhan.2', ['member']);
  await district.account('khoa', ['member']);
  await server.database.prisma.account.update({
    where: { username: 'khoa' },
    data: { lockedAt: new Date() },
  });
});

const bodyOf = async (answer: Response) => ErrorBody.parse(await answer.json());

describe('signing in', () => {
  it('answers who one is and gives a cookie that scripts cannot read', async () => {
    const answer = await server
      .browser()
      .send('POST', '/api/session', { username: ' ThuKy ', password: PASSWORD });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      username: 'thuky',
      may: [
        'account.use',
        'unit.read',
        'meeting.create',
        'document.search',
        'library.read',
        'library.edit',
        'device.manage',
        'device.check',
      ],
    });
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^nghi-su=[\w-]{43};/);
    for (const flag of ['HttpOnly', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(flag);
  });

  it('keeps no token in the database, only its hash', async () => {
    const { cookie } = await server.signIn('thuky');
    const token = cookie.split('=')[1] ?? '';
    const rows = await server.database.prisma.session.findMany();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('gives another token each time and ends the session that the browser held', async () => {
    const first = await server.signIn('thuky');
    const again = await first.send('POST', '/api/session', {
      username: 'thuky',
      password: PASSWORD,
    });
    expect(again.headers.getSetCookie()[0]).not.toContain(first.cookie);
    expect((await first.send('GET', '/api/me')).status).toBe(401);
  });

  it.each([
    ['a wrong password', 'thuky', 'khong-phai-the'],
    ['no such account', 'khong-co-ai', PASSWORD],
    ['a locked account', 'khoa', PASSWORD],
  ])('says the same for %s', async (_name, username, password) => {
    const answer = await server.browser().send('POST', '/api/session', { username, password });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ code: 'WRONG_CREDENTIALS' });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('slows guessing down, for the right password too, and says for how long', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 14 }, (_, i) =>
        server
          .browser()
          .send('POST', '/api/session', { username: 'canhan.2', password: `doan-${i}` }),
      ),
    );
    const refused = guesses.filter((guess) => guess.status === 429);
    expect(refused).toHaveLength(5);
    for (const answer of refused) {
      const refusal = await bodyOf(answer);
      expect(refusal.code).toBe('TOO_MANY');
      expect(refusal.retryAfterSeconds).toBeGreaterThan(0);
      expect(answer.headers.get('retry-after')).toBe(String(refusal.retryAfterSeconds));
    }
  });

  it('makes the right password wait too, while the account is slowed down', async () => {
    const blockedUntil = new Date(Date.now() + 60_000);
    await server.database.prisma.signInThrottle.update({
      where: { key: 'account:canhan.2' },
      data: { blockedUntil },
    });
    await expect(server.signIn('canhan.2')).rejects.toThrow('TOO_MANY');
    await server.database.prisma.signInThrottle.update({
      where: { key: 'account:canhan.2' },
      data: { blockedUntil: new Date() },
    });
    await server.signIn('canhan.2');
  });
});

describe('a session', () => {
  it('is kept alive by what a person asks, and not by what a page asks with nobody at it', async () => {
    const browser = await server.signIn('thuky');
    const where = { tokenHash: hashToken(browser.cookie.split('=')[1] ?? '') };
    const { session } = server.database.prisma;
    const lastSeenAt = new Date(Date.now() - 10 * 60_000);
    await session.update({ where, data: { lastSeenAt } });
    const seenAt = async () => (await session.findUniqueOrThrow({ where })).lastSeenAt;
    const ask = (headers = {}) => browser.send('GET', '/api/me', undefined, headers);
    expect((await ask({ [UNATTENDED_HEADER]: '1' })).status).toBe(200);
    expect(await seenAt()).toEqual(lastSeenAt);
    expect((await ask()).status).toBe(200);
    expect((await seenAt()).getTime()).toBeGreaterThan(lastSeenAt.getTime());
  });

  it('ends with signing out, and the cookie is taken back', async () => {
    const browser = await server.signIn('chutri');
    const answer = await browser.send('DELETE', '/api/session');
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^nghi-su=;.*Expires=Thu, 01 Jan 1970/);
    expect(await bodyOf(await browser.send('GET', '/api/me'))).toEqual({ code: 'NOT_SIGNED_IN' });
  });

  it('ends when the account is locked', async () => {
    const browser = await server.signIn('chutri');
    const { prisma } = server.database;
    await prisma.account.update({ where: { username: 'chutri' }, data: { lockedAt: new Date() } });
    expect((await browser.send('GET', '/api/me')).status).toBe(401);
    await prisma.account.update({ where: { username: 'chutri' }, data: { lockedAt: null } });
    expect((await browser.send('GET', '/api/me')).status).toBe(401);
  });

  it('is refused with a token that was made up', async () => {
    const browser = server.browser(`nghi-su=${'A'.repeat(43)}`);
    expect((await browser.send('GET', '/api/me')).status).toBe(401);
  });
});

describe('changing the password', () => {
  it('needs the present one, refuses weak ones, and ends the other sessions', async () => {
    const [mine, other] = [await server.signIn('canhan.1'), await server.signIn('canhan.1')];
    const change = async (current: string, next: string) => {
      const answer = await mine.send('POST', '/api/me/password', { current, next });
      return { status: answer.status, body: await answer.json() };
    };
    expect(await change('khong-dung-cai-nay', 'mat-khau-moi-2026')).toMatchObject({
      status: 401,
      body: { code: 'WRONG_CREDENTIALS', reason: 'current-password' },
    });
    expect((await change(PASSWORD, 'ngan')).body).toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ path: 'next' }],
    });
    expect((await change(PASSWORD, 'CanHan.1-2026-abc')).body).toMatchObject({
      reason: 'holds-username',
    });
    expect((await change(PASSWORD, PASSWORD)).body).toMatchObject({ reason: 'same-password' });
    expect((await other.send('GET', '/api/me')).status).toBe(200);
    expect(await change(PASSWORD, 'mat-khau-moi-2026')).toEqual({ status: 200, body: {} });
    expect((await mine.send('GET', '/api/me')).status).toBe(200);
    expect((await other.send('GET', '/api/me')).status).toBe(401);
    await expect(server.signIn('canhan.1')).rejects.toThrow('WRONG_CREDENTIALS');
    await server.signIn('canhan.1', 'mat-khau-moi-2026');
  });
});

it('writes who signed in and what failed to the audit log, without passwords', async () => {
  const rows = await server.database.prisma.auditEntry.findMany();
  const actions = new Set(rows.map((row) => row.action));
  for (const action of ['account.signIn', 'account.signInFailed', 'account.changePassword']) {
    expect(actions).toContain(action);
  }
  const text = JSON.stringify(rows.map(({ detail, subject }) => ({ detail, subject })));
  expect(text).not.toMatch(/mat-khau|doan-|argon2/);
});

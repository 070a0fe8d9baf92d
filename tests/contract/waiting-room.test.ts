import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Asked, GuestStanding, JoinCode, WaitingRoom } from '#contract/http/waiting-room.ts';
import { CommandId, type MeetingId, type UserId } from '#contract/ids.ts';
import { aConferenceSocket } from '#tests/support/a-conference-socket.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { release } from '#tests/support/release.ts';
import { type Browser, useServer } from '#tests/support/use-server.ts';

const server = useServer();
const browsers = new Map<string, Browser>();
const ids = new Map<string, UserId>();
let district: District;

const who = (name: string) => browsers.get(name) as Browser;
const idOf = (name: string) => ids.get(name) as UserId;
const LEADS = ['chair', 'secretary', 'deputy'];

beforeAll(async () => {
  district = await aDistrict(server.database.prisma);
  for (const name of [...LEADS, 'member', 'guest', 'stranger'])
    ids.set(name, await district.account(name, name === 'stranger' ? ['member'] : []));
  for (const name of ids.keys()) browsers.set(name, await server.signIn(name));
});

async function aMeeting(phase = 'released'): Promise<MeetingId> {
  const id = await district.meeting(
    { chairId: idOf('chair'), secretaryId: idOf('secretary') },
    {
      phase,
      participants: {
        create: [
          { accountId: idOf('deputy'), roles: ['votingMember', 'deputyChair'] },
          { accountId: idOf('member'), roles: ['votingMember'] },
          { accountId: idOf('guest'), roles: ['guest'] },
        ],
      },
      items: { create: [{ id: randomUUID(), position: 0, title: 'Báo cáo' }] },
    },
  );
  await release(who('secretary'), id);
  return id;
}

async function ok<T>(answer: Promise<Response>): Promise<T> {
  const sent = await answer;
  const text = await sent.text();
  expect(text, `status ${sent.status}`).not.toContain('"code":"');
  return JSON.parse(text) as T;
}

async function refusal(answer: Promise<Response>): Promise<string> {
  const { code, reason } = (await (await answer).json()) as { code: string; reason?: string };
  return [code, reason].filter(Boolean).join(' ');
}

const room = (id: MeetingId, by = 'chair') =>
  ok<WaitingRoom>(who(by).send('GET', `/api/meetings/${id}/waiting-room`));
const digits = async (id: MeetingId) => (await room(id)).code?.digits ?? '';
const ask = (code: string, more: object = {}, browser = server.browser()) =>
  browser.send('POST', '/api/join', { code, ...more });
const standing = (ticket: string) =>
  ok<GuestStanding>(server.browser().send('POST', '/api/join/standing', { ticket }));
const decide = (id: MeetingId, how: string, body: unknown, by = 'chair') =>
  who(by).send('POST', `/api/meetings/${id}/waiting-room/${how}`, body);

async function aWaitingGuest(id: MeetingId, name = 'Trần Thị Khách'): Promise<string> {
  const asked = await ok<Asked>(ask(await digits(id), { name, unitName: 'Báo An Giang' }));
  if (asked.kind !== 'waiting') throw new Error('does not wait');
  return asked.ticket;
}

async function admitted(
  id: MeetingId,
): Promise<{ browser: Browser; userId: UserId; ticket: string }> {
  const ticket = await aWaitingGuest(id);
  const { waiting } = await room(id);
  await ok(decide(id, 'admissions', { guestIds: waiting.map(({ guestId }) => guestId) }));
  const answer = await server.browser().send('POST', '/api/join/session', { ticket });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const { me } = (await answer.json()) as { me: { userId: UserId } };
  return { browser: server.browser(cookie), userId: me.userId, ticket };
}

describe('the code of a meeting', () => {
  it('has nine digits, is made with the release, and is taken however it is written', async () => {
    const id = await aMeeting('draft');
    const kept = await server.database.prisma.joinCode.findUnique({ where: { meetingId: id } });
    expect(kept?.digits).toMatch(/^\d{9}$/);
    const code = await digits(id);
    expect(code).toBe(kept?.digits);
    const written = `${code.slice(0, 3)} ${code.slice(3, 6)}-${code.slice(6)}`;
    expect(await ok<Asked>(ask(written, { name: 'Lê Văn A' }))).toMatchObject({ kind: 'waiting' });
  });

  it('leads who is invited straight to the meeting, and a stranger to the waiting room', async () => {
    const id = await aMeeting();
    const code = await digits(id);
    expect(await ok<Asked>(ask(code, {}, who('member')))).toEqual({
      kind: 'invited',
      meetingId: id,
    });
    expect(await ok<Asked>(ask(code, {}, who('stranger')))).toMatchObject({ kind: 'waiting' });
    // Asked once more, the same person waits once.
    await ok<Asked>(ask(code, {}, who('stranger')));
    expect((await room(id)).waiting).toMatchObject([{ name: 'Đồng chí stranger', isKnown: true }]);
  });

  it('is renewed and switched off by the secretary and the chair alone', async () => {
    const id = await aMeeting();
    const before = await digits(id);
    const change = (by: string, body: unknown) =>
      who(by).send('PUT', `/api/meetings/${id}/join-code`, body);
    const renewed = await ok<JoinCode>(
      change('secretary', { isOn: true, isShown: false, renew: true }),
    );
    expect(renewed.digits).not.toBe(before);
    expect(await refusal(ask(before, { name: 'A' }))).toBe('NOT_FOUND join-code');
    await ok(change('chair', { isOn: false, isShown: true, renew: false }));
    expect(await refusal(ask(renewed.digits, { name: 'A' }))).toBe('NOT_FOUND join-code');
    for (const by of ['deputy', 'member', 'guest', 'stranger'])
      expect(await refusal(change(by, { isOn: true, isShown: false, renew: false }))).toMatch(
        /^FORBIDDEN/,
      );
  });

  it('stands in the frame only while the hall screens are asked to show it', async () => {
    const id = await aMeeting();
    const device = await aConferenceSocket(server.url, who('member').cookie);
    const shown = async () => {
      const welcome = await device.enter(id);
      if (!welcome.ok || welcome.value.catchUp.kind !== 'snapshot') throw new Error('no state');
      return welcome.value.catchUp.state.frame?.joinCode;
    };
    const change = (isShown: boolean) =>
      ok<JoinCode>(
        who('chair').send('PUT', `/api/meetings/${id}/join-code`, {
          isOn: true,
          isShown,
          renew: false,
        }),
      );
    const { digits: code } = await change(true);
    expect(await shown()).toBe(code);
    await change(false);
    expect(await shown()).toBeUndefined();
    device.socket.disconnect();
  });

  it('makes who guesses wait', async () => {
    const id = await aMeeting();
    const answers = [];
    for (let n = 0; n < 24; n += 1) answers.push(await refusal(ask('000000000', {}, who('guest'))));
    expect(answers).toContain('NOT_FOUND join-code');
    expect(answers.at(-1)).toBe('TOO_MANY join-code-throttled');
    // The right one waits too, but nobody else does.
    expect(await refusal(ask(await digits(id), {}, who('guest')))).toBe(
      'TOO_MANY join-code-throttled',
    );
    expect(await ok<Asked>(ask(await digits(id), {}, who('member')))).toMatchObject({
      kind: 'invited',
    });
  });
});

describe('the waiting room', () => {
  it.each([
    ['no name', {}],
    ['a blank name', { name: '   ' }],
  ])('refuses %s of who has no account', async (_, more) => {
    const id = await aMeeting();
    expect(await refusal(ask(await digits(id), more))).toBe('BAD_INPUT guest-name');
  });

  it.each([
    ['a control character', 'Lê\u0007 Văn A'],
    ['a line break', 'Lê Văn A\nChủ trì'],
    ['a turned direction', 'Lê \u202eVăn A'],
    ['half a character', 'Lê \ud800'],
    ['a NUL', 'Lê\0'],
    ['200 characters', 'A'.repeat(200)],
  ])('refuses a name with %s', async (_, name) => {
    const id = await aMeeting();
    expect(await refusal(ask(await digits(id), { name }))).toBe('BAD_INPUT');
    expect((await room(id)).waiting).toEqual([]);
  });

  it('holds a limited number from one address', async () => {
    const id = await aMeeting();
    const code = await digits(id);
    const answers = await Promise.all(
      Array.from({ length: 22 }, (_, n) => ask(code, { name: `Khách ${n}` })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
    expect((await room(id)).waiting).toHaveLength(20);
  });

  it('forgets who has not been heard of for a while', async () => {
    const id = await aMeeting();
    await aWaitingGuest(id);
    await server.database.prisma.meetingGuest.updateMany({
      where: { meetingId: id },
      data: { seenAt: new Date(Date.now() - 60_000) },
    });
    expect((await room(id)).waiting).toEqual([]);
  });

  it('is seen and decided on by those who lead alone', async () => {
    const id = await aMeeting();
    const ticket = await aWaitingGuest(id);
    for (const by of LEADS) expect((await room(id, by)).waiting).toHaveLength(1);
    const guestId = (await room(id)).waiting[0]?.guestId;
    for (const by of ['member', 'guest', 'stranger']) {
      expect(await refusal(who(by).send('GET', `/api/meetings/${id}/waiting-room`))).toMatch(
        /^FORBIDDEN/,
      );
      for (const [how, body] of [
        ['admissions', { guestIds: [guestId] }],
        ['refusals', { guestIds: [guestId] }],
        ['removals', { userId: idOf('guest') }],
      ] as const)
        expect(await refusal(decide(id, how, body, by))).toMatch(/^FORBIDDEN/);
    }
    expect(await standing(ticket)).toMatchObject({ state: 'waiting', meetingId: null });
  });

  it('tells who is refused, who then has no way in', async () => {
    const id = await aMeeting();
    const ticket = await aWaitingGuest(id);
    const { waiting } = await room(id);
    await ok(decide(id, 'refusals', { guestIds: [waiting[0]?.guestId] }, 'secretary'));
    expect(await standing(ticket)).toMatchObject({ state: 'refused', needsSession: false });
    expect(await refusal(server.browser().send('POST', '/api/join/session', { ticket }))).toBe(
      'WRONG_STATE not-admitted',
    );
    // A decision stands: nobody lets in who was refused meanwhile.
    await ok(decide(id, 'admissions', { guestIds: [waiting[0]?.guestId] }));
    expect(await standing(ticket)).toMatchObject({ state: 'refused' });
  });

  it('lets nobody in to another meeting than the one asked', async () => {
    const [id, other] = [await aMeeting(), await aMeeting()];
    const ticket = await aWaitingGuest(id);
    const { waiting } = await room(id);
    await ok(decide(other, 'admissions', { guestIds: [waiting[0]?.guestId] }));
    expect(await standing(ticket)).toMatchObject({ state: 'waiting' });
  });

  it('knows no ticket that it did not give', async () => {
    for (const way of ['standing', 'session'])
      expect(
        await refusal(server.browser().send('POST', `/api/join/${way}`, { ticket: 'đoán' })),
      ).toBe('NOT_FOUND waiting-guest');
  });
});

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

  it('is signed out when the meeting ends', async () => {
    const id = await aMeeting();
    const { browser, ticket } = await admitted(id);
    const guest = await aConferenceSocket(server.url, browser.cookie);
    await guest.enter(id);
    const out = new Promise<string>((done) => guest.socket.on('disconnect', done));
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
    expect(await out).toBe('io server disconnect');
    expect((await browser.send('GET', '/api/me')).status).toBe(401);
    expect(await standing(ticket)).toMatchObject({ state: 'closed', meetingId: null });
    chair.socket.disconnect();
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

it('tells those who lead, and nobody else, when somebody waits', async () => {
  const id = await aMeeting();
  const heard: string[] = [];
  const sockets = await Promise.all(
    ['secretary', 'member'].map(async (name) => {
      const { socket, enter } = await aConferenceSocket(server.url, who(name).cookie);
      await enter(id);
      socket.on('signal', ({ signal }) => heard.push(`${name} ${signal.type}`));
      return socket;
    }),
  );
  const told = new Promise((done) => sockets[0]?.once('signal', done));
  await aWaitingGuest(id);
  await told;
  expect(heard).toEqual(['secretary waitingChanged']);
  for (const socket of sockets) socket.disconnect();
});

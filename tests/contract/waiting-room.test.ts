import { describe, expect, it } from 'vitest';
import type { Asked, JoinCode } from '#contract/http/waiting-room.ts';
import { aConferenceSocket } from '#tests/support/a-conference-socket.ts';
import { LEADS, ok, refusal, useWaitingRoom } from '#tests/support/use-waiting-room.ts';

const door = useWaitingRoom();
const { server, who, idOf, aMeeting, room, digits, ask, standing, decide, aWaitingGuest } = door;

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

  it('brings each guest where they belong: the unit of an account, else what they said, and nothing in its place', async () => {
    const id = await aMeeting();
    await aWaitingGuest(id);
    await ok<Asked>(ask(await digits(id), { name: 'Lê Văn Không' }));
    await ok<Asked>(ask(await digits(id), { unitName: 'Đơn vị khác' }, who('stranger')));
    const { waiting } = await room(id);
    const units = ['Báo An Giang', '', 'UBND huyện Châu Thành'];
    expect(waiting.map(({ unitName }) => unitName)).toEqual(units);
    await ok(decide(id, 'admissions', { guestIds: waiting.map(({ guestId }) => guestId) }));
    const chair = await aConferenceSocket(server.url, who('chair').cookie);
    const welcome = await chair.enter(id);
    chair.socket.disconnect();
    if (!welcome.ok || welcome.value.catchUp.kind !== 'snapshot') throw new Error('no state');
    const guests = welcome.value.catchUp.state.frame?.participants.filter((p) => p.isLetIn) ?? [];
    const holder = guests.find(({ hasAccount }) => hasAccount);
    expect(guests.map(({ unitName }) => unitName).toSorted()).toEqual(units.toSorted());
    expect(holder).toMatchObject({ userId: idOf('stranger'), unitName: units[2] });
    expect(guests.filter(({ hasAccount }) => hasAccount)).toHaveLength(1);
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

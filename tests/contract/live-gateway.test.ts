import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import type { MeetingId, UserId } from '#contract/ids.ts';
import { LIVE_PATH, LIVE_PROTOCOL } from '#contract/live/wire.ts';
import { aFrame, aParticipant, aUserId } from '#tests/support/a-frame.ts';
import { useLiveGateway } from '#tests/support/use-live-gateway.ts';

const frame = aFrame();
const { meetingId } = frame;
const [chair, secretary, member] = frame.participants.map((p) => p.userId) as [
  UserId,
  UserId,
  UserId,
];
const stranger = aUserId();
const here = useLiveGateway(frame);
const { connect, signedIn, enter, command, inside, nextEvents } = here;

describe('the live gateway', () => {
  it.each([
    ['nobody signed in', () => ({ origin: here.url })],
    ['a foreign page', () => ({ origin: 'https://foreign.example', cookie: `s=${chair}` })],
    ['no origin', () => ({ cookie: `s=${chair}` })],
  ])('refuses the handshake of %s', async (_, headers) => {
    const socket = connect(headers());
    const outcome = await new Promise((done) => {
      socket.on('connect', () => done('let in'));
      socket.on('connect_error', () => done('refused'));
    });
    expect(outcome).toBe('refused');
  });

  it.each([
    ['same-origin', 200],
    ['cross-site', 403],
  ])('answers a long poll that is %s with %i', async (site, status) => {
    const headers = { cookie: `s=${chair}`, 'sec-fetch-site': site };
    const answer = await fetch(`${here.url}${LIVE_PATH}/?EIO=4&transport=polling`, { headers });
    expect(answer.status).toBe(status);
  });

  it('lets in who takes part, with what they may do, and nobody else', async () => {
    const answer = await enter(await signedIn(chair));
    if (!answer.ok) throw new Error('refused');
    expect(answer.value.selfId).toBe(chair);
    expect(answer.value.may).toContain('meeting.start');
    expect(answer.value.catchUp).toMatchObject({
      kind: 'snapshot',
      state: { frame: { title: frame.title } },
    });
    const other = await enter(await signedIn(member));
    expect(other.ok && other.value.may).not.toContain('meeting.start');
    expect(await enter(await signedIn(stranger))).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
  });

  it('answers an address that names no meeting like that of another meeting', async () => {
    const enter = { protocol: LIVE_PROTOCOL, meetingId: 'khong-co' as MeetingId, seq: 0 };
    expect(await (await signedIn(chair)).emitWithAck('enter', enter)).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND', reason: 'meeting' },
    });
  });

  it('tells who doubts the line that it is heard, and takes no harm from a doubt that is none', async () => {
    const socket = await signedIn(member);
    socket.emit('alive', 'garbage' as never);
    expect(await socket.timeout(2000).emitWithAck('alive')).toEqual({ ok: true, value: null });
  });

  it('asks a client of another protocol to reload', async () => {
    const enter = { protocol: 99, meetingId, seq: 0 };
    expect(await (await signedIn(chair)).emitWithAck('enter', enter)).toMatchObject({
      ok: false,
      error: { code: 'BAD_INPUT', reason: 'protocol' },
    });
  });

  it('sends an event to everybody inside, and answers a repeated command once', async () => {
    const [first, second] = [await inside(chair), await inside(member)];
    const outsider = await signedIn(stranger);
    const heard: unknown[] = [];
    outsider.onAny((...frameOf) => heard.push(frameOf));
    const arriving = nextEvents(second);
    const id = randomUUID();
    const answer = await command(first, 'chat.send', { text: 'Chào các đồng chí' }, id);
    expect(answer).toMatchObject({ ok: true });
    expect(await arriving).toMatchObject([
      { type: 'chat.sent', text: 'Chào các đồng chí', actorId: chair },
    ]);
    expect(await command(first, 'chat.send', { text: 'Chào các đồng chí' }, id)).toEqual(answer);
    expect((await here.live.stateOf(meetingId)).chat).toHaveLength(1);
    expect(heard).toEqual([]);
  });

  it.each([
    ['an unknown command', 'meeting.explode', {}, 'BAD_INPUT'],
    ['a name from the prototype', 'constructor', {}, 'BAD_INPUT'],
    ['an input of the wrong shape', 'agenda.goTo', { itemId: 'một' }, 'BAD_INPUT'],
    ['what the table forbids', 'meeting.start', { reason: 'Chủ trì quyết định họp' }, 'FORBIDDEN'],
  ])('refuses %s and changes nothing', async (_, name, input, code) => {
    const socket = await inside(member);
    const before = await here.live.stateOf(meetingId);
    expect(await command(socket, name, input)).toMatchObject({ ok: false, error: { code } });
    expect(await here.live.stateOf(meetingId)).toEqual(before);
  });

  it('refuses commands, catching up and media before entering', async () => {
    const socket = await signedIn(chair);
    const refused = { ok: false, error: { code: 'NOT_FOUND' } };
    expect(await command(socket, 'chat.send', { text: 'x' })).toMatchObject(refused);
    expect(await socket.emitWithAck('catchUp', { meetingId, seq: 0 })).toMatchObject(refused);
    expect(
      await socket.emitWithAck('media', { meetingId, name: 'media.join', input: {} }),
    ).toMatchObject(refused);
  });

  it('gives a client that comes back just what it missed', async () => {
    const socket = await inside(member);
    const { seq } = await here.live.stateOf(meetingId);
    socket.disconnect();
    const speaker = await inside(chair);
    await command(speaker, 'chat.send', { text: 'một' });
    await command(speaker, 'chat.send', { text: 'hai' });
    const back = await enter(await signedIn(member), seq);
    expect(back).toMatchObject({
      ok: true,
      value: { catchUp: { kind: 'events', events: [{ text: 'một' }, { text: 'hai' }] } },
    });
  });

  it('tells why somebody is excused to those alone who keep attendance', async () => {
    const [keeper, other] = [await inside(secretary), await inside(member)];
    const excused = { userId: frame.participants[5]?.userId, status: 'excused' as const };
    const [toKeeper, toOther] = [nextEvents(keeper), nextEvents(other)];
    const input = { ...excused, reason: 'Đi khám bệnh' };
    expect(await command(keeper, 'attendance.mark', input)).toMatchObject({ ok: true });
    expect(await toKeeper).toMatchObject([{ record: { reason: 'Đi khám bệnh' } }]);
    expect(await toOther).toMatchObject([{ record: { status: 'excused', reason: '' } }]);
    const said = async (userId: UserId) => JSON.stringify(await enter(await signedIn(userId)));
    expect(await said(chair)).toContain('Đi khám bệnh');
    expect(await said(member)).not.toContain('Đi khám bệnh');
    const { seq } = await here.live.stateOf(meetingId);
    const missed = await other.emitWithAck('catchUp', { meetingId, seq: seq - 1 });
    expect(JSON.stringify(missed)).toContain('excused');
    expect(JSON.stringify(missed)).not.toContain('Đi khám bệnh');
  });

  it('lets only the presenter point', async () => {
    const [presenter, follower, other] = [
      await inside(chair),
      await inside(member),
      await inside(secretary),
    ];
    await command(presenter, 'meeting.start', { reason: 'Chủ trì quyết định họp' });
    const versionId = frame.items[0]?.documents[0]?.versionId as never;
    expect(await command(presenter, 'presentation.start', { versionId, page: 1 })).toMatchObject({
      ok: true,
    });
    const pointed = new Promise((done) => follower.on('signal', ({ signal }) => done(signal)));
    const signal = (x: number) => ({
      meetingId,
      signal: { type: 'pointer' as const, versionId, page: 1, x, y: 2 },
    });
    other.emit('signal', signal(999));
    presenter.emit('signal', signal(5));
    expect(await pointed).toMatchObject({ type: 'pointer', x: 5, from: chair });
  });

  it('tells of new comments those alone who may read the document', async () => {
    const [reader, other, last] = [
      await inside(member),
      await inside(secretary),
      await inside(chair),
    ];
    const heard: unknown[] = [];
    other.on('signal', ({ signal }) => heard.push(signal));
    const { documentId } = frame.items[0]?.documents[0] ?? {};
    const told = (socket: typeof reader) =>
      new Promise((done) => socket.once('signal', ({ signal }) => done(signal)));
    const news = Promise.all([told(reader), told(last)]);
    here.commentsChange(documentId as never, [member, chair]);
    const expected = { type: 'commentsChanged', documentId };
    expect(await news).toEqual([expected, expected]);
    // What is told in its turn after the news of comments has come: nothing was on the way before it.
    here.commentsChange(documentId as never, [secretary]);
    await vi.waitFor(() => expect(heard).toHaveLength(1));
  });

  it('takes out who is asked to leave, tells them so, and lets them back when the chair does', async () => {
    const [leader, removed] = [await inside(chair), await inside(member)];
    const told = nextEvents(removed);
    const input = { userId: member };
    expect(await command(leader, 'participant.remove', input)).toMatchObject({ ok: true });
    expect(await told).toMatchObject([{ type: 'participant.removed', userId: member }]);
    expect(here.dropped).toContain(removed.id);
    const outside = { ok: false, error: { code: 'NOT_FOUND' } };
    expect(await command(removed, 'chat.send', { text: 'x' })).toMatchObject(outside);
    const kept = { ok: false, error: { code: 'FORBIDDEN', reason: 'removed' } };
    expect(await enter(removed)).toMatchObject(kept);
    expect(await enter(await signedIn(member))).toMatchObject(kept);
    expect(await command(leader, 'participant.readmit', input)).toMatchObject({ ok: true });
    expect(await enter(removed)).toMatchObject({ ok: true });
  });

  it('stops a flood of commands', async () => {
    const socket = await inside(secretary);
    const answers = await Promise.all(
      Array.from({ length: 120 }, () =>
        command(socket, 'meeting.start', { reason: 'Chủ trì quyết định họp' }),
      ),
    );
    expect(answers.some((answer) => !answer.ok && answer.error.code === 'TOO_MANY')).toBe(true);
  });

  it('counts nobody as present whose line broke while it was let in', async () => {
    const original = here.live.stateOf;
    const held = Promise.withResolvers<void>();
    here.live.stateOf = async (id) => {
      await held.promise;
      return original(id);
    };
    try {
      const watcher = await signedIn(chair);
      const leaving = await signedIn(frame.participants[3]?.userId as UserId);
      void enter(leaving).catch(() => undefined);
      const before = here.gateway.connections();
      leaving.disconnect();
      await expect.poll(() => here.gateway.connections()).toBe(before - 1);
      const entering = enter(watcher);
      held.resolve();
      const answer = await entering;
      const present = answer.ok ? answer.value.presence.map((entry) => entry.userId) : [];
      expect(present).toContain(chair);
      expect(present).not.toContain(frame.participants[3]?.userId);
    } finally {
      here.live.stateOf = original;
    }
  });

  it('tells who comes later who was here and has gone, and since when', async () => {
    const voter = frame.participants[3]?.userId as UserId;
    const goneAt = async () => {
      const answer = await enter(await signedIn(chair));
      const entry = answer.ok ? answer.value.gone.find(({ userId }) => userId === voter) : null;
      return entry && Date.parse(entry.since);
    };
    const [leaving, second] = [await inside(voter), await inside(voter)];
    const before = Date.now();
    for (const socket of [leaving, second]) {
      expect(await goneAt()).toBeUndefined();
      socket.disconnect();
    }
    await expect.poll(goneAt).toBeGreaterThanOrEqual(before);
    await inside(voter);
    expect(await goneAt()).toBeUndefined();
  });

  it('closes the sockets of a session that ends, and tells the conference', async () => {
    const socket = await inside(secretary);
    const id = socket.id as string;
    const gone = new Promise((done) => socket.on('disconnect', done));
    const told = new Promise((done) => socket.on('signedOut', () => done(true)));
    here.endSession(secretary);
    expect(await told).toBe(true);
    await gone;
    await expect.poll(() => here.dropped).toContain(id);
  });

  it('shuts the stream to who no longer takes part, at the moment the frame changes', async () => {
    const guest = aParticipant(['guest']);
    frame.participants.push(guest);
    await here.live.reframe(meetingId, chair);
    const socket = await inside(guest.userId);
    const rights = new Promise((done) => socket.on('may', ({ may }) => done(may)));
    frame.participants.pop();
    await here.live.reframe(meetingId, chair);
    expect(await rights).not.toContain('chat.send');
    expect(here.dropped).toContain(socket.id);
    expect(await command(socket, 'chat.send', { text: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
  });
});

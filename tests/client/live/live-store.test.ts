import { describe, expect, test, vi } from 'vitest';
import { LineLost } from '#client/live/live-line.ts';
import { LiveStore } from '#client/live/live-store.ts';
import { nothingYet } from '#client/live/live-view.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { entered, meetingId, said, self, welcome } from './entered-store.ts';
import { fakeLine, settle } from './fake-line.ts';

describe('entering', () => {
  test('tells what one holds, and takes who one is, what one may do and who is here', async () => {
    const { store, kind } = await entered();
    const view = store.getSnapshot();
    expect(kind()).toBe('live');
    expect(view.selfId).toBe(self);
    expect([...view.may]).toEqual(['chat.send']);
    expect(view.presence.get(self)).toBe(1);
  });

  test('counts by the server’s clock however wrong the tablet’s is', async () => {
    const { store } = await entered();
    expect(store.serverNow()).toBe(Date.parse('2026-11-22T02:00:10.000Z'));
  });

  test('is refused for good when the meeting is not the account’s', async () => {
    const fake = fakeLine();
    const store = new LiveStore(fake.line, meetingId);
    await fake.connect();
    await fake.next('enter').refuse({ code: 'NOT_FOUND' });
    expect(store.getSnapshot().connection).toEqual({
      kind: 'refused',
      error: { code: 'NOT_FOUND' },
    });
  });

  test('begins with the contract’s empty state', () => {
    expect(nothingYet).toEqual(initialLiveState);
  });
});

describe('the stream', () => {
  test('is folded in order, and twice is once', async () => {
    const { texts, events } = await entered();
    await events([said(1), said(2)]);
    await events([said(2), said(1)]);
    await events([said(3)]);
    expect(texts()).toEqual(['tin 1', 'tin 2', 'tin 3']);
  });

  test('waits for a missing event that comes late, and asks for it meanwhile', async () => {
    const { fake, texts, events } = await entered();
    await events([said(1)]);
    await events([said(3)]);
    expect(texts()).toEqual(['tin 1']);
    expect(fake.next('catchUp').request).toEqual({ meetingId, seq: 1 });
    await events([said(2)]);
    expect(texts()).toEqual(['tin 1', 'tin 2', 'tin 3']);
  });

  test('fills a gap with the missing events, asking once however many events follow', async () => {
    const { fake, texts, events } = await entered();
    await events([said(4)]);
    await events([said(5)]);
    expect(fake.asked.filter((entry) => entry.question === 'catchUp')).toHaveLength(1);
    await fake.next('catchUp').answer({ kind: 'events', events: [said(1), said(2), said(3)] });
    expect(texts()).toEqual(['tin 1', 'tin 2', 'tin 3', 'tin 4', 'tin 5']);
  });

  test('asks for the missing events again when asking failed', async () => {
    vi.useFakeTimers();
    try {
      const { fake, texts, events } = await entered();
      await events([said(2)]);
      await fake.next('catchUp').refuse({ code: 'TOO_MANY', reason: 'commands' });
      expect(fake.asked).toHaveLength(0);
      await vi.advanceTimersByTimeAsync(1_000);
      await fake.next('catchUp').answer({ kind: 'events', events: [said(1)] });
      expect(texts()).toEqual(['tin 1', 'tin 2']);
      await vi.advanceTimersByTimeAsync(5_000);
      expect(fake.asked).toHaveLength(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test('takes a snapshot instead of too many events, and goes on from it', async () => {
    const { fake, store, events } = await entered();
    await events([said(900)]);
    const state: LiveState = { ...initialLiveState, seq: 899, phase: 'running' };
    await fake.next('catchUp').answer({ kind: 'snapshot', state });
    expect(store.getSnapshot().state.seq).toBe(900);
    expect(store.getSnapshot().state.phase).toBe('running');
  });

  test('tells each event once, in order, and nothing that was only a repetition', async () => {
    const { store, events } = await entered();
    const heard: number[] = [];
    store.onEvent((event) => heard.push(event.seq));
    await events([said(2), said(1)]);
    await events([said(4)]);
    await events([said(1), said(2), said(3)]);
    expect(heard).toEqual([1, 2, 3, 4]);
  });

  test('of another meeting is not this one’s', async () => {
    const { fake, texts } = await entered();
    await fake.send('events', { meetingId: 'another', events: [said(1)] });
    expect(texts()).toEqual([]);
  });
});

describe('a lost line', () => {
  test('keeps the state, enters again with what is held, and catches up', async () => {
    const { fake, texts, kind, events } = await entered();
    await events([said(1), said(2)]);
    await fake.lose();
    expect(kind()).toBe('reconnecting');
    expect(texts()).toHaveLength(2);
    await fake.connect();
    expect(fake.next('enter').request).toMatchObject({ seq: 2 });
    await fake.next('enter').answer(welcome({ catchUp: { kind: 'events', events: [said(3)] } }));
    expect(kind()).toBe('live');
    expect(texts()).toEqual(['tin 1', 'tin 2', 'tin 3']);
  });

  test('tells the conference when the meeting is entered again, and not the first time', async () => {
    const { fake, store } = await entered();
    let again = 0;
    store.media.onReconnected(() => {
      again += 1;
    });
    await fake.lose();
    await fake.connect();
    expect(again).toBe(0);
    await fake.next('enter').answer(welcome());
    expect(again).toBe(1);
  });
});

describe('a command', () => {
  test('whose answer was lost is sent again with the same id, and answered once', async () => {
    const { fake, store } = await entered();
    const done = store.command('chat.send', { text: 'Xin chào' });
    await settle();
    const first = fake.next('command').request;
    await fake.lose();
    await fake.connect();
    await fake.next('enter').answer(welcome());
    const again = fake.next('command').request;
    expect(again).toEqual(first);
    expect(again.commandId).toBe('command-1');
    await fake.next('command').answer({ seq: 7 });
    await expect(done).resolves.toEqual({ seq: 7 });
    expect(fake.asked).toHaveLength(0);
  });

  test.each([
    { code: 'UNAVAILABLE', reason: 'database' },
    { code: 'TOO_MANY', reason: 'commands' },
  ] as const)(
    'that the server can’t take now ($code) is sent again with the same id, after a while',
    async (refusal) => {
      vi.useFakeTimers();
      try {
        const { fake, store } = await entered();
        const done = store.command('chat.send', { text: 'Xin chào' });
        await settle();
        const first = fake.next('command').request;
        await fake.next('command').refuse(refusal);
        expect(fake.asked).toHaveLength(0);
        await vi.advanceTimersByTimeAsync(500);
        expect(fake.next('command').request).toEqual(first);
        await fake.next('command').answer({ seq: 7 });
        await expect(done).resolves.toEqual({ seq: 7 });
      } finally {
        vi.useRealTimers();
      }
    },
  );

  test('given while the line is down waits, and commands go in their order', async () => {
    const { fake, store } = await entered();
    await fake.lose();
    void store.command('chat.send', { text: 'một' });
    void store.command('chat.send', { text: 'hai' });
    expect(fake.asked).toHaveLength(0);
    await fake.connect();
    await fake.next('enter').answer(welcome());
    expect(fake.asked.map((entry) => entry.request.commandId)).toEqual(['command-1', 'command-2']);
  });

  test('that is refused changes nothing and says why', async () => {
    const { fake, store } = await entered();
    const before = store.getSnapshot().state;
    const done = store.command('speakers.end', {});
    await settle();
    const refused = expect(done).rejects.toMatchObject({
      code: 'FORBIDDEN',
      reason: 'not-your-floor',
    });
    await fake.next('command').refuse({ code: 'FORBIDDEN', reason: 'not-your-floor' });
    await refused;
    expect(store.getSnapshot().state).toBe(before);
    await fake.lose();
    await fake.connect();
    await fake.next('enter').answer(welcome());
    expect(fake.asked).toHaveLength(0);
  });

  test('that nobody will answer is given up when the meeting is left', async () => {
    const { store, fake } = await entered();
    const done = store.command('chat.send', { text: 'Xin chào' });
    await settle();
    store.close();
    await expect(done).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(fake.told.map((entry) => entry.word)).toContain('leave');
  });
});

describe('signals', () => {
  test('of received ballots hold for the open vote alone', async () => {
    const { fake, store } = await entered();
    await fake.send('signal', {
      meetingId,
      signal: { type: 'ballotReceived', ballotId: 'ballot', received: 28 },
    });
    expect(store.getSnapshot().received?.received).toBe(28);
    await fake.send('events', { meetingId, events: [said(1)] });
    expect(store.getSnapshot().received).toBeNull();
  });

  test('of a pointer count from the presenter alone', async () => {
    const { fake, store } = await entered();
    const pointer = { type: 'pointer', versionId: 'v', page: 1, x: 1, y: 1, from: self };
    await fake.send('signal', { meetingId, signal: pointer });
    expect(store.getSnapshot().pointer).toBeNull();
  });
});

test('what the conference asks on a line that has just come back waits until the meeting is entered', async () => {
  const { fake, store } = await entered();
  store.media.onReconnected(
    () => void store.media.request('media.reattach', { resumeKey: 'k' }).catch(() => undefined),
  );
  await fake.lose();
  await expect(store.media.request('media.pause', { producerId: 'p' })).rejects.toThrow(LineLost);
  await fake.connect();
  const asking = store.media.request('media.pause', { producerId: 'p' });
  await settle();
  expect(fake.asked.map(({ question }) => question)).toEqual(['enter']);
  await fake.next('enter').answer(welcome());
  // What is taken up again comes first.
  const names = () => fake.asked.map(({ request }) => request.name);
  expect(names()).toEqual(['media.reattach', 'media.pause']);
  await fake.next('media').answer(null);
  await fake.next('media').answer(null);
  expect(await asking).toBeNull();
});

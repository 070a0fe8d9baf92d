import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createHolderCalls } from '#server/realtime/holder-calls.ts';
import { createSharedMediaGateway } from '#server/realtime/shared-media-gateway.ts';
import type { Bus, BusMessages, BusNews } from '#server/services/ports/bus.ts';
import type { ConferenceOwners } from '#server/services/ports/conference-owners.ts';
import { aFakeConference } from '#tests/support/a-fake-conference.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';

const delegate = aParticipant(['delegate']);

/** A server that holds no conference, beside others that answer everything with null; what it told them, and what they tell it. */
function aServerBeside() {
  const told: { name: string; message: unknown; to: string | undefined }[] = [];
  const heard = new Map<string, (message: never, from: string) => void>();
  let news: (news: BusNews) => void = () => {};
  let holder: string | null = 'first';
  let isAnswered = true;
  const bus: Bus = {
    processId: 'this',
    tell(name, message, to) {
      told.push({ name, message, to });
      if (name !== 'mediaAsked' || !isAnswered) return;
      const { askId } = message as BusMessages['mediaAsked'];
      const answered: BusMessages['mediaAnswered'] = {
        askId,
        answer: { kind: 'done', value: null },
      };
      queueMicrotask(() => heard.get('mediaAnswered')?.(answered as never, to ?? ''));
    },
    on(name, listener) {
      heard.set(name, listener);
      return () => heard.delete(name);
    },
    onNews(listener) {
      news = listener;
      return () => {};
    },
    isGone: () => false,
  };
  const owners: ConferenceOwners = {
    ownerOf: async () => holder ?? 'this',
    holderOf: async () => holder,
    isMine: () => holder === null,
    moved: () => {},
    serve: () => {},
  };
  const calls = createHolderCalls({ owners, bus, log: pino({ enabled: false }) });
  const fake = aFakeConference(aFrame({ participants: [delegate] }));
  const gateway = createSharedMediaGateway({ local: fake.gateway, calls, bus });
  const device = fake.device(delegate.userId);
  return {
    calls,
    device,
    joins: () => gateway.handle(device.connection, 'media.join', { companion: false }),
    disconnects() {
      device.disconnects();
      gateway.dropped(device.connection.id);
    },
    heldAt(server: string | null) {
      holder = server;
    },
    answersNoMore() {
      isAnswered = false;
    },
    hears: (notice: BusMessages['mediaNotice']['notice'], from: string) =>
      heard.get('mediaNotice')?.({ connectionId: device.connection.id, notice } as never, from),
    learns: (what: BusNews) => news(what),
    /** To whom it told that the device is not there any more. */
    dropsAt: () => told.filter(({ name }) => name === 'mediaDropped').map(({ to }) => to),
    asked: () => told.filter(({ name }) => name === 'mediaAsked').length,
  };
}

describe('a device whose conference another server holds', () => {
  it('is let go of by who held it before', async () => {
    const { joins, heldAt, dropsAt } = aServerBeside();
    await joins();
    expect(dropsAt()).toEqual([]);
    heldAt('second');
    await joins();
    await joins();
    expect(dropsAt()).toEqual(['first']);
    heldAt(null);
    await joins();
    expect(dropsAt()).toEqual(['first', 'second']);
  });

  it('is said to have gone to whoever still tells it something', async () => {
    const { joins, disconnects, hears, dropsAt, device } = aServerBeside();
    await joins();
    hears({ type: 'restarted' }, 'first');
    expect(device.notices).toEqual([{ type: 'restarted' }]);
    disconnects();
    expect(dropsAt()).toEqual(['first']);
    hears({ type: 'restarted' }, 'first');
    expect(dropsAt()).toEqual(['first', 'first']);
    expect(device.notices).toHaveLength(1);
  });

  it('keeps its place while it joins again after messages may have been lost', async () => {
    const { joins, hears, learns, dropsAt, device } = aServerBeside();
    await joins();
    learns({ now: 'reconnected' });
    hears({ type: 'speaking', speakers: [] }, 'first');
    expect(device.notices.map(({ type }) => type)).toEqual(['restarted', 'speaking']);
    expect(dropsAt()).toEqual([]);
  });

  it('is not asked in for when its line ended while the holder was found out', async () => {
    const { joins, disconnects, asked } = aServerBeside();
    const joining = refusalOf(joins());
    disconnects();
    expect(await joining).toMatchObject({ code: 'WRONG_STATE', body: { reason: 'not-joined' } });
    expect(asked()).toBe(0);
  });

  it('is refused at once when its server ends before an answer came', async () => {
    const { joins, answersNoMore, asked, calls } = aServerBeside();
    answersNoMore();
    const joining = refusalOf(joins());
    await expect.poll(asked).toBe(1);
    calls.close();
    expect(await joining).toMatchObject({ code: 'UNAVAILABLE' });
  }, 4_000);
});

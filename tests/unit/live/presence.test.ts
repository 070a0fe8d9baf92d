import { describe, expect, it } from 'vitest';
import { MeetingId, UserId } from '#contract/ids.ts';
import { createPresenceBook } from '#server/realtime/presence.ts';
import { createListeners } from '#server/services/listeners.ts';
import type { Bus, BusMessages, BusNews } from '#server/services/ports/bus.ts';

const meetingId = MeetingId.parse('00000000-0000-4000-8000-000000000001');
const an = UserId.parse('00000000-0000-4000-8000-000000000002');
const binh = UserId.parse('00000000-0000-4000-8000-000000000003');

/** A bus whose other end is the test. */
function aBus() {
  const told: BusMessages['presence'][] = [];
  const heard = createListeners<[never, string]>();
  const news = createListeners<[BusNews]>();
  const bus: Pick<Bus, 'tell' | 'on' | 'onNews'> = {
    tell: (_, message) => told.push(message as BusMessages['presence']),
    on: (_, listener) => heard.add(listener as (message: never, from: string) => void),
    onNews: news.add,
  };
  const tells = (from: string, presence: BusMessages['presence']['presence']) =>
    heard.tell({ meetingId, presence } as never, from);
  return { bus, told, tells, news };
}

describe('presence over several processes', () => {
  it('adds up connections, and tells the others of its own alone', () => {
    const { bus, told, tells } = aBus();
    const book = createPresenceBook(() => {}, bus);
    book.entered(meetingId, an);
    tells('other', [
      { userId: an, connections: 2 },
      { userId: binh, connections: 1 },
    ]);
    expect(book.of(meetingId)).toEqual([
      { userId: an, connections: 3 },
      { userId: binh, connections: 1 },
    ]);
    expect(told).toEqual([{ meetingId, presence: [{ userId: an, connections: 1 }] }]);
    book.close();
  });

  it('takes nobody for gone who is at another process, and all for gone who were at one that is lost', () => {
    const { bus, tells, news } = aBus();
    const book = createPresenceBook(() => {}, bus);
    book.entered(meetingId, an);
    tells('other', [
      { userId: an, connections: 1 },
      { userId: binh, connections: 1 },
    ]);
    book.left(meetingId, an);
    expect(book.goneFrom(meetingId)).toEqual([]);
    news.tell({ now: 'lost', processId: 'other' });
    expect(book.of(meetingId)).toEqual([]);
    expect(book.goneFrom(meetingId).map(({ userId }) => userId)).toEqual([an, binh]);
    book.close();
  });

  it('tells a process that is new, and all after a break, who is here', () => {
    const { bus, told, news } = aBus();
    const book = createPresenceBook(() => {}, bus);
    book.entered(meetingId, an);
    news.tell({ now: 'found', processId: 'other' });
    news.tell({ now: 'reconnected' });
    expect(told).toHaveLength(3);
    book.close();
  });

  it('remembers a meeting that its last person has left', () => {
    const book = createPresenceBook(() => {});
    expect(book.meetings()).toEqual([]);
    book.entered(meetingId, an);
    book.left(meetingId, an);
    expect(book.meetings()).toEqual([meetingId]);
    book.close();
  });
});

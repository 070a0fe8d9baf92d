import { LiveStore } from '#client/live/live-store.ts';
import type { MeetingId, UserId } from '#contract/ids.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import type { Welcome } from '#contract/live/wire.ts';
import { fakeLine } from './fake-line.ts';

/** The meeting of these tests. */
export const meetingId = '6f9a2f0e-0000-4000-8000-000000000001' as MeetingId;
/** Who looks at it. */
export const self = '6f9a2f0e-0000-4000-8000-0000000000aa' as UserId;

/** An event of the stream: a message of the chat. */
export function said(seq: number): LiveEvent {
  return {
    seq,
    at: '2026-11-22T02:00:00.000Z',
    actorId: self,
    type: 'chat.sent',
    messageId: `6f9a2f0e-0000-4000-8000-${String(seq).padStart(12, '0')}` as never,
    userId: self,
    text: `tin ${seq}`,
  };
}

/** What the server answers to who enters. */
export const welcome = (more: Partial<Welcome> = {}): Welcome => ({
  selfId: self,
  may: ['chat.send'],
  serverTime: '2026-11-22T02:00:10.000Z',
  catchUp: { kind: 'events', events: [] },
  presence: [{ userId: self, connections: 1 }],
  gone: [],
  ...more,
});

/** A store that has entered the meeting, with its line and ways to look at it. */
export async function entered(more: Partial<Welcome> = {}) {
  const fake = fakeLine();
  let id = 0;
  const store = new LiveStore(fake.line, meetingId, {
    newId: () => `command-${++id}`,
    now: () => Date.parse('2026-11-22T02:00:00.000Z'),
  });
  await fake.connect();
  await fake.next('enter').answer(welcome(more));
  const texts = () => store.getSnapshot().state.chat.map((message) => message.text);
  const kind = () => store.getSnapshot().connection.kind;
  return {
    fake,
    store,
    texts,
    kind,
    events: (events: LiveEvent[]) => fake.send('events', { meetingId, events }),
  };
}

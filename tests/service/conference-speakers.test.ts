import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aFakeConference, speaksFrom } from '#tests/support/a-fake-conference.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Two members who speak, and who the first was told speaks, each time. */
async function twoSpeakers() {
  const [one, other] = [aParticipant(['chair']), aParticipant(['delegate'])];
  const frame = aFrame({ participants: [one, other] });
  const { device, engine } = aFakeConference(frame);
  const [a, b] = [device(one.userId), device(other.userId)];
  await speaksFrom(a);
  await speaksFrom(b);
  const names = { a: a.peerId ?? '', b: b.peerId ?? '', stranger: 'a stranger' };
  const letterOf = (id: string) => (id === names.a ? 'a' : 'b');
  return {
    hears(afterMs: number, ...who: (keyof typeof names)[]) {
      vi.advanceTimersByTime(afterMs);
      const speakers = who.map((name) => ({ peerId: names[name], level: -30 }));
      engine.tell(frame.meetingId, { type: 'speaking', speakers });
    },
    told: () =>
      a.notices.flatMap((notice) =>
        notice.type === 'speaking' ? [notice.speakers.map(letterOf).toSorted().join('')] : [],
      ),
  };
}

test('who speaks is told when others do than before', async () => {
  const { hears, told } = await twoSpeakers();
  hears(0, 'a');
  hears(400, 'a', 'stranger');
  hears(400, 'b', 'a');
  hears(400, 'a', 'b');
  expect(told()).toEqual(['a', 'ab']);
});

test('who takes a breath still speaks; who is silent longer does not', async () => {
  const { hears, told } = await twoSpeakers();
  hears(0, 'a');
  hears(400);
  hears(800, 'a');
  hears(400);
  expect(told()).toEqual(['a']);
  vi.advanceTimersByTime(2_000);
  expect(told()).toEqual(['a', '']);
  vi.advanceTimersByTime(20_000);
  expect(told()).toEqual(['a', '']);
});

test('it is told again from time to time to whoever came since', async () => {
  const { hears, told } = await twoSpeakers();
  for (let heard = 0; heard < 18; heard += 1) hears(400, 'b');
  expect(told()).toEqual(['b', 'b', 'b']);
});

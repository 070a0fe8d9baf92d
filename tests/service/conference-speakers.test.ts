import { expect, test, vi } from 'vitest';
import { aFakeConference, speaksFrom } from '#tests/support/a-fake-conference.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';

test('who speaks is told when others do than before, and from time to time to whoever came since', async () => {
  const [one, other, guest] = [aParticipant(['chair']), aParticipant(['delegate']), 'a stranger'];
  const frame = aFrame({ participants: [one, other] });
  const { device, engine } = aFakeConference(frame);
  const [a, b] = [device(one.userId), device(other.userId)];
  await speaksFrom(a);
  await speaksFrom(b);
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  const heard = (afterMs: number, ...speakers: [string | null, number][]) => {
    now += afterMs;
    const named = speakers.map(([peerId, level]) => ({ peerId: peerId ?? '', level }));
    engine.tell(frame.meetingId, { type: 'speaking', speakers: named });
  };
  heard(0, [a.peerId, -30]);
  heard(400, [a.peerId, -20], [guest, -10]);
  heard(400, [a.peerId, -40], [b.peerId, -50]);
  heard(400, [b.peerId, -30], [a.peerId, -40]);
  heard(400);
  heard(400);
  heard(400, [b.peerId, -30]);
  heard(2_000, [b.peerId, -20]);
  heard(1_000, [b.peerId, -25]);
  clock.mockRestore();
  const told = a.notices.flatMap((n) => (n.type === 'speaking' ? [n.speakers] : []));
  expect(told).toEqual([
    [{ peerId: a.peerId, level: -30 }],
    [
      { peerId: a.peerId, level: -40 },
      { peerId: b.peerId, level: -50 },
    ],
    [],
    [{ peerId: b.peerId, level: -30 }],
    [{ peerId: b.peerId, level: -25 }],
  ]);
});

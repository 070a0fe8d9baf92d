import { describe, expect, test } from 'vitest';
import { aFakeConference, speaksFrom } from '#tests/support/a-fake-conference.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';
import { refusalWords } from '#tests/support/refusal-of.ts';

const chair = aParticipant(['chair', 'votingMember']);
const remote = aParticipant(['delegate']);
const guest = aParticipant(['guest']);
const frame = aFrame({ participants: [chair, remote, guest] });

describe('asking for a microphone', () => {
  test('tells the devices of that person with a microphone, and opens nothing', async () => {
    const { device } = aFakeConference(frame);
    const [leader, a, other] = [device(chair.userId), device(remote.userId), device(guest.userId)];
    const producerId = await speaksFrom(a);
    await a.ask('media.pause', { producerId });
    const tablet = device(remote.userId);
    await tablet.ask('media.join', { companion: true });
    await other.ask('media.join', { companion: false });
    const since = a.notices.length;
    await leader.ask('media.askMicrophone', { userId: remote.userId });
    const asked = { type: 'microphoneAsked', by: chair.userId };
    expect(a.notices.slice(since)).toEqual([asked]);
    expect([...tablet.notices, ...other.notices]).not.toContainEqual(asked);
    const { peers } = await leader.ask('media.look', {});
    const own = peers.find(({ userId, companion }) => userId === remote.userId && !companion);
    expect(own?.producers).toMatchObject([{ producerId, paused: true }]);
  });

  test('is refused to who does not lead, of nobody, of an open one, and while another speaks', async () => {
    const { device, happens } = aFakeConference(frame);
    const [leader, a] = [device(chair.userId), device(remote.userId)];
    const ask = () => refusalWords(leader.ask('media.askMicrophone', { userId: remote.userId }));
    expect(await ask()).toBe('WRONG_STATE microphone-away');
    const producerId = await speaksFrom(a);
    expect(await ask()).toBe('WRONG_STATE microphone-open');
    await a.ask('media.pause', { producerId });
    const asked = device(guest.userId).ask('media.askMicrophone', { userId: remote.userId });
    expect(await refusalWords(asked)).toBe('FORBIDDEN microphone.ask');
    const floor = {
      type: 'floor.given',
      userId: guest.userId,
      siteId: null,
      requestId: null,
      limitSeconds: 300,
    } as const;
    await happens(floor, chair.userId);
    expect(await ask()).toBe('WRONG_STATE microphone-held');
    const locks = { type: 'microphone.modeSet', mode: 'locked' } as const;
    await happens(locks, chair.userId);
    await happens({ type: 'floor.taken', userId: guest.userId, seconds: 5 }, chair.userId);
    expect(await ask()).toBe('WRONG_STATE microphones-locked');
  });
});

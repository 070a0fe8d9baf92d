import { describe, expect, test } from 'vitest';
import { aFakeConference, type FakeDevice, speaksFrom } from '#tests/support/a-fake-conference.ts';
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

describe('putting off what was asked', () => {
  const deputy = aParticipant(['deputyChair']);
  const people = [chair, deputy, remote, guest];

  /** Chair and deputy with their devices, and the person asked, with a closed microphone. */
  async function aRoom(participants = people) {
    const conference = aFakeConference(aFrame({ participants }));
    const { device } = conference;
    const [leader, other, a] = [chair, deputy, remote].map(({ userId }) => device(userId));
    if (!leader || !other || !a) throw new Error('three devices');
    const tablet = device(chair.userId);
    for (const each of [leader, other]) await each.ask('media.join', { companion: false });
    await tablet.ask('media.join', { companion: true });
    const producerId = await speaksFrom(a);
    await a.ask('media.pause', { producerId });
    /** Tries to, and answers why it is refused. */
    const putOff = (by: FakeDevice = a) => refusalWords(by.ask('media.putOffMicrophone'));
    return { ...conference, leader, tablet, other, a, producerId, putOff };
  }
  const word = { type: 'microphonePutOff', userId: remote.userId };
  const heard = ({ notices }: FakeDevice) => notices.filter(({ type }) => type === word.type);
  const NOT_ASKED = 'WRONG_STATE microphone-not-asked';

  test('tells all devices of who asked, and nobody else', async () => {
    const { device, leader, tablet, other, a, putOff } = await aRoom();
    const screen = device(chair.userId);
    await screen.ask('media.join', { companion: false, hallScreen: true });
    await leader.ask('media.askMicrophone', { userId: remote.userId });
    expect(await putOff(other)).toBe(NOT_ASKED);
    expect(heard(leader)).toEqual([]);
    await a.ask('media.putOffMicrophone');
    expect([leader, tablet].map(heard)).toEqual([[word], [word]]);
    expect([other, a, screen].map(heard)).toEqual([[], [], []]);
  });

  test('answers all who asked, once', async () => {
    const { leader, other, a, putOff } = await aRoom();
    for (const each of [leader, other, leader])
      await each.ask('media.askMicrophone', { userId: remote.userId });
    await a.ask('media.putOffMicrophone');
    expect([leader, other].map(heard)).toEqual([[word], [word]]);
    expect(await putOff()).toBe(NOT_ASKED);
    await leader.ask('media.askMicrophone', { userId: remote.userId });
    await a.ask('media.putOffMicrophone');
    expect([leader, other].map(heard)).toEqual([[word, word], [word]]);
  });

  test('is refused to whom nobody asked, once the microphone is open, and when the conference was another', async () => {
    const { leader, tablet, other, a, producerId, putOff } = await aRoom();
    expect(await putOff()).toBe(NOT_ASKED);
    const ask = () => leader.ask('media.askMicrophone', { userId: remote.userId });
    await ask();
    await a.ask('media.resume', { producerId });
    expect(await putOff()).toBe('WRONG_STATE microphone-open');
    await a.ask('media.pause', { producerId });
    expect(await putOff()).toBe(NOT_ASKED);
    await ask();
    for (const each of [leader, tablet, other, a]) await each.ask('media.leave');
    for (const each of [leader, a]) await each.ask('media.join', { companion: false });
    expect(await putOff()).toBe(NOT_ASKED);
    expect(heard(leader)).toEqual([]);
  });

  test('is not told to who may ask no more', async () => {
    const former = aParticipant(['technician']);
    const { device, a } = await aRoom([...people, former]);
    const asking = device(former.userId);
    await asking.ask('media.join', { companion: false });
    await asking.ask('media.askMicrophone', { userId: remote.userId });
    former.roles = ['guest'];
    await a.ask('media.putOffMicrophone');
    expect([asking, a].map(heard)).toEqual([[], []]);
  });
});

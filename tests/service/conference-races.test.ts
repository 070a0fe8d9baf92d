import { describe, expect, test } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import type { UserId } from '#contract/ids.ts';
import { aFakeConference, type FakeDevice, speaksFrom } from '#tests/support/a-fake-conference.ts';
import { aFrame, aParticipant, aSite } from '#tests/support/a-frame.ts';

const site = aSite();
const chair = aParticipant(['chair', 'votingMember']);
const remote = aParticipant(['delegate']);
const seated = aParticipant(['delegate'], { siteId: site.siteId });
const frame = aFrame({ sites: [site], participants: [chair, remote, seated] });
const siteDevice = site.deviceUserId as UserId;

/** What a request came to: `done`, or the refusal. */
function outcomeOf(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => 'done',
    (error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      return [error.code, error.body.reason].filter(Boolean).join(' ');
    },
  );
}

describe('a line that ends while the device is let in', () => {
  test.each([false, true])(
    'before its seat leaves nobody there (for good: %s)',
    async (forGood) => {
      const { device, engine, holdReading } = aFakeConference(frame);
      const ghost = device(remote.userId);
      const release = holdReading();
      const joining = outcomeOf(ghost.ask('media.join', { companion: false }));
      ghost.disconnects(forGood);
      release();
      expect(await joining).toBe('WRONG_STATE not-joined');
      expect(engine.counts()).toMatchObject({ rooms: 0, peers: 0 });
      const next = device(chair.userId);
      const { peers } = await next.ask('media.join', { companion: false });
      expect(peers.map((peer) => peer.userId)).toEqual([chair.userId]);
    },
  );

  test.each([false, true])('while the SFU lets it in, too (for good: %s)', async (forGood) => {
    const { device, engine } = aFakeConference(frame);
    const stays = device(chair.userId);
    await stays.ask('media.join', { companion: false });
    const admitting = holdAdmission(engine);
    const ghost = device(remote.userId);
    const joining = outcomeOf(ghost.ask('media.join', { companion: false }));
    await admitting.begun;
    ghost.disconnects(forGood);
    admitting.release();
    expect(await joining).toBe('WRONG_STATE not-joined');
    expect(engine.counts()).toMatchObject({ rooms: 1, peers: 1 });
    const { peers } = await stays.ask('media.join', { companion: false });
    expect(peers.map((peer) => peer.userId)).toEqual([chair.userId]);
  });

  test('while it takes up its old place leaves that place to the next line', async () => {
    const { device, engine, gateway, holdReading } = aFakeConference(frame, {
      graceMs: 20,
      mostMs: 100,
    });
    const first = device(remote.userId);
    const { resumeKey } = await first.ask('media.join', { companion: false });
    first.disconnects();
    const second = device(remote.userId);
    const release = holdReading();
    const taking = outcomeOf(second.ask('media.reattach', { resumeKey }));
    second.disconnects();
    release();
    expect(await taking).toBe('WRONG_STATE not-joined');
    await expect.poll(() => engine.counts().peers).toBe(0);
    gateway.close();
  });

  test('cannot be taken up by another line while it joins anew', async () => {
    const { device, engine, gateway } = aFakeConference(frame);
    const before = device(remote.userId);
    const { resumeKey } = await before.ask('media.join', { companion: false });
    const admitting = holdAdmission(engine);
    const again = outcomeOf(before.ask('media.join', { companion: false }));
    await admitting.begun;
    const after = device(remote.userId);
    expect(await outcomeOf(after.ask('media.reattach', { resumeKey }))).toBe('NOT_FOUND peer');
    admitting.release();
    expect(await again).toBe('done');
    expect(engine.counts().peers).toBe(1);
    gateway.close();
  });
});

describe('devices that play no sound', () => {
  test.each([
    ['a companion', seated.userId, { companion: true }],
    ['a hall screen', siteDevice, { companion: false, hallScreen: true }],
  ])(
    '%s holds no consumer of a voice in the SFU, whatever it asks for',
    async (_, userId, part) => {
      const { device, engine } = aFakeConference(frame);
      const speaker = device(remote.userId);
      const voice = await speaksFrom(speaker);
      const tablet = device(userId);
      const { peers } = await tablet.ask('media.join', part);
      expect(peers[0]?.producers).toMatchObject([{ source: 'microphone' }]);
      const asks = (producerIds: string[]) =>
        tablet.ask('media.consume', { producerIds, rtpCapabilities: {} });
      expect(await asks([voice])).toEqual([]);
      expect(engine.counts().consumers).toBe(0);
      const picture = await opens(speaker, engine, 'camera');
      expect(await asks([voice, picture])).toMatchObject([{ producerId: picture, kind: 'video' }]);
      expect(engine.counts().consumers).toBe(1);
      const listener = device(chair.userId);
      await listener.ask('media.join', { companion: false });
      await listener.ask('media.consume', { producerIds: [voice, picture], rtpCapabilities: {} });
      expect(engine.counts().consumers).toBe(3);
    },
  );
});

describe("the chair's mute of all", () => {
  const muteAll = { type: 'microphone.allMuted', exceptUserId: null } as const;

  test('reaches a microphone that the SFU is just opening', async () => {
    const { device, engine, happens } = aFakeConference(frame);
    const [a, b] = [device(remote.userId), device(chair.userId)];
    await b.ask('media.join', { companion: false });
    await a.ask('media.join', { companion: false });
    const producing = holdProducing(engine, a);
    const opening = opens(a, engine, 'microphone');
    await producing.begun;
    await happens(muteAll, chair.userId);
    producing.release();
    const producerId = await opening;
    expect(lastOf(b, producerId)).toMatchObject({ paused: true, mutedByServer: true });
    await a.ask('media.resume', { producerId });
    expect(lastOf(b, producerId)).toMatchObject({ paused: false, mutedByServer: false });
  });

  test('reaches one whose right to speak is just read', async () => {
    const { device, engine, happens, holdReading } = aFakeConference(frame);
    const [a, b] = [device(remote.userId), device(chair.userId)];
    await b.ask('media.join', { companion: false });
    await a.ask('media.join', { companion: false });
    const release = holdReading();
    const opening = opens(a, engine, 'microphone');
    await happens(muteAll, chair.userId);
    release();
    expect(lastOf(b, await opening)).toMatchObject({ mutedByServer: true });
  });

  test('is lifted by the floor that is given meanwhile', async () => {
    const { device, engine, happens } = aFakeConference(frame);
    const [a, b] = [device(remote.userId), device(chair.userId)];
    await b.ask('media.join', { companion: false });
    await speaksFrom(a);
    await happens(muteAll, chair.userId);
    const producing = holdProducing(engine, a);
    const opening = opens(a, engine, 'microphone');
    await producing.begun;
    await happens(
      {
        type: 'floor.given',
        userId: remote.userId,
        siteId: null,
        requestId: null,
        limitSeconds: 300,
      },
      chair.userId,
    );
    producing.release();
    expect(lastOf(b, await opening)).toMatchObject({ paused: false, mutedByServer: false });
  });

  test('does not wait for who opens a microphone in spite of it', async () => {
    const { device, engine, happens } = aFakeConference(frame);
    const [a, b] = [device(remote.userId), device(chair.userId)];
    await b.ask('media.join', { companion: false });
    await a.ask('media.join', { companion: false });
    await happens(muteAll, chair.userId);
    expect(lastOf(b, await opens(a, engine, 'microphone'))).toMatchObject({ mutedByServer: false });
  });

  test('reaches who is just let in again after the SFU was replaced', async () => {
    const { device, engine, happens } = aFakeConference(frame);
    const [a, b] = [device(remote.userId), device(chair.userId)];
    await b.ask('media.join', { companion: false });
    await speaksFrom(a);
    engine.restart();
    await b.ask('media.join', { companion: false });
    await happens(muteAll, chair.userId);
    await a.ask('media.join', { companion: false });
    expect(lastOf(b, await opens(a, engine, 'microphone'))).toMatchObject({ mutedByServer: true });
  });
});

type Engine = ReturnType<typeof aFakeConference>['engine'];

/** The SFU's room of the meeting. */
function roomOf(engine: Engine) {
  const room = engine.rooms.get(frame.meetingId);
  if (!room) throw new Error('no conference is open');
  return room;
}

/** The SFU's peer of a device that has joined. */
function peerOf(engine: Engine, device: FakeDevice) {
  const peers = [...roomOf(engine).peers.values()];
  const own = peers.find(({ peerId }) => device.peerId === peerId);
  if (!own) throw new Error('it has not joined');
  return own;
}

/** Opens a source of a device that has joined; returns the producer's id. */
async function opens(device: FakeDevice, engine: Engine, source: 'microphone' | 'camera') {
  const transportId = peerOf(engine, device).send?.id;
  const asked = device.ask('media.produce', { transportId, source, rtpParameters: {} });
  return (await asked).producerId;
}

/** Lets nobody into the room from now on, until it is released. */
function holdAdmission(engine: Engine) {
  const room = roomOf(engine);
  const { begun, begin, held, release } = aHold();
  const admit = room.admit.bind(room);
  room.admit = async (...asked) => {
    begin();
    await held;
    return admit(...asked);
  };
  return { begun, release };
}

/** Opens nothing of a device from now on, until it is released. */
function holdProducing(engine: Engine, device: FakeDevice) {
  const peer = peerOf(engine, device);
  const { begun, begin, held, release } = aHold();
  const produce = peer.produce.bind(peer);
  peer.produce = async (asked) => {
    begin();
    await held;
    return produce(asked);
  };
  return { begun, release };
}

function aHold() {
  const [start, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  return { begun: start.promise, begin: start.resolve, held: end.promise, release: end.resolve };
}

/** What a device was told last of a producer. */
function lastOf(device: FakeDevice, producerId: string) {
  const told = device.notices.findLast(
    (n) =>
      (n.type === 'producerAdded' || n.type === 'producerChanged') &&
      n.producer.producerId === producerId,
  );
  return told && 'producer' in told ? told.producer : null;
}

test('who is refused after it was let in, for the state could not be read, is told to the others when it tries again', async () => {
  const { device, breakReading } = aFakeConference(frame);
  const stays = device(chair.userId);
  await stays.ask('media.join', { companion: false });
  const comes = device(remote.userId);
  breakReading(2);
  await expect(comes.ask('media.join', { companion: false })).rejects.toThrow('restarts');
  const { peerId } = await comes.ask('media.join', { companion: false });
  const told = stays.notices.filter((notice) => notice.type === 'peerJoined');
  expect(told.map(({ peer }) => peer.peerId)).toEqual([peerId]);
});

test('a line that joined and then takes up a former place leaves nobody behind', async () => {
  const { device, engine } = aFakeConference(frame);
  const session = { sessionHash: 'one browser' };
  const first = device(remote.userId, session);
  const { resumeKey, peerId } = await first.ask('media.join', { companion: false });
  const second = device(remote.userId, session);
  await second.ask('media.join', { companion: true });
  expect((await second.ask('media.reattach', { resumeKey })).peerId).toBe(peerId);
  expect(engine.counts()).toMatchObject({ peers: 1 });
});

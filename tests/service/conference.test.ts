import { describe, expect, test } from 'vitest';
import type { UserId } from '#contract/ids.ts';
import {
  aFakeConference,
  microphone,
  shares,
  speaksFrom,
} from '#tests/support/a-fake-conference.ts';
import { aFrame, aParticipant, aSite } from '#tests/support/a-frame.ts';
import { refusalWords } from '#tests/support/refusal-of.ts';

const site = aSite();
const chair = aParticipant(['chair', 'votingMember']);
const remote = aParticipant(['delegate']);
const seated = aParticipant(['delegate'], { siteId: site.siteId });
const guest = aParticipant(['guest']);
const frame = aFrame({ sites: [site], participants: [chair, remote, seated, guest] });
const siteDevice = site.deviceUserId as UserId;

describe('joining', () => {
  test('gives transports, relay and who is there; the others are told once', async () => {
    const { device } = aFakeConference(frame);
    const a = device(siteDevice);
    const b = device(remote.userId);
    const first = await a.ask('media.join', { companion: false });
    expect(first.send?.iceServers?.[0]?.username).toMatch(new RegExp(`^\\d+:${first.peerId}$`));
    const second = await b.ask('media.join', { companion: false });
    expect(second.peers.map((peer) => [peer.userId, peer.siteId])).toEqual([
      [siteDevice, site.siteId],
      [remote.userId, null],
    ]);
    expect(a.notices).toEqual([{ type: 'peerJoined', peer: second.peers[1] }]);
    const again = await b.ask('media.join', { companion: false });
    expect(again.peerId).toBe(second.peerId);
    expect(a.notices.filter((n) => n.type === 'peerJoined')).toHaveLength(1);
  });

  test('may be preceded by a look at who is there, which nobody is told of', async () => {
    const { device } = aFakeConference(frame);
    const tablet = device(seated.userId);
    expect(await tablet.ask('media.look', {})).toEqual({ peers: [] });
    const room = device(siteDevice);
    await room.ask('media.join', { companion: false });
    const { peers } = await tablet.ask('media.look', {});
    expect(peers).toMatchObject([{ userId: siteDevice, companion: false }]);
    expect(room.notices).toEqual([]);
  });

  test('as a companion gives the seat and pictures; it can send nothing', async () => {
    const { device, engine } = aFakeConference(frame);
    const tablet = device(seated.userId);
    const { send, receive, peers } = await tablet.ask('media.join', { companion: true });
    expect(send).toBeNull();
    expect(receive).not.toBeNull();
    expect(peers[0]).toMatchObject({ companion: true, siteId: site.siteId });
    const asked = tablet.ask('media.produce', {
      transportId: 'x',
      source: 'microphone',
      rtpParameters: {},
    });
    expect(await refusalWords(asked)).toBe('FORBIDDEN companion');
    expect(engine.counts()).toMatchObject({ peers: 1, producers: 0 });
  });

  test('offers at once what the others send, when the device says what it can receive', async () => {
    const { device } = aFakeConference(frame);
    await speaksFrom(device(remote.userId));
    await shares(device(chair.userId));
    const join = { companion: false, rtpCapabilities: {} };
    const { offers } = await device(siteDevice).ask('media.join', join);
    expect(offers.map(({ source }) => source).sort()).toEqual(['microphone', 'screen']);
    const tablet = device(seated.userId);
    const given = await tablet.ask('media.join', { ...join, companion: true });
    expect(given.offers.map(({ source }) => source)).toEqual(['screen']);
    const silent = await device(guest.userId).ask('media.join', { companion: false });
    expect(silent.offers).toEqual([]);
  });

  test('as a hall screen only receives, unseen, and only where the table allows it', async () => {
    const { device } = aFakeConference(frame);
    const person = device(remote.userId);
    await person.ask('media.join', { companion: false });
    const screen = device(siteDevice);
    const answer = await screen.ask('media.join', { companion: false, hallScreen: true });
    expect(answer.send).toBeNull();
    expect(answer.receive).not.toBeNull();
    expect(answer.peers.map((peer) => peer.userId)).toEqual([remote.userId]);
    await screen.ask('media.leave');
    expect(person.notices).toEqual([]);
    const asked = device(guest.userId).ask('media.join', { companion: false, hallScreen: true });
    expect(await refusalWords(asked)).toBe('FORBIDDEN hallScreen.show');
  });

  test('is refused to strangers and after the meeting', async () => {
    const { device, happens } = aFakeConference(frame);
    const stranger = device(aParticipant(['guest']).userId);
    expect(await refusalWords(stranger.ask('media.join', { companion: false }))).toBe(
      'FORBIDDEN conference.join',
    );
    await happens({ type: 'meeting.ended' }, chair.userId);
    const late = device(chair.userId).ask('media.join', { companion: false });
    expect(await refusalWords(late)).toBe('WRONG_STATE meeting-ended');
  });

  test.each(['screen', 'documentCamera'])('a guest speaks but shares no %s', async (source) => {
    const { device } = aFakeConference(frame);
    const visitor = device(guest.userId);
    await speaksFrom(visitor);
    const asked = visitor.ask('media.produce', {
      transportId: 'x',
      source,
      rtpParameters: {},
    });
    expect(await refusalWords(asked)).toBe('FORBIDDEN conference.shareScreen');
  });

  test('a site shows its people, its paper and a screen at once; a companion shows no paper', async () => {
    const { device } = aFakeConference(frame);
    const site = device(siteDevice);
    const { send } = await site.ask('media.join', { companion: false });
    const sources = ['camera', 'documentCamera', 'screen'] as const;
    for (const source of sources)
      await site.ask('media.produce', { transportId: send?.id, source, rtpParameters: {} });
    const tablet = device(seated.userId);
    const join = { companion: true, rtpCapabilities: {} };
    const { peers, offers } = await tablet.ask('media.join', join);
    const sent = peers.find((peer) => peer.userId === siteDevice)?.producers ?? [];
    expect(sent.map(({ source }) => source)).toEqual(sources);
    expect(offers.map(({ source }) => source)).toEqual(sources);
    const paper = { transportId: 'x', source: 'documentCamera', rtpParameters: {} };
    expect(await refusalWords(tablet.ask('media.produce', paper))).toBe('FORBIDDEN companion');
  });
});

test('who is asked to leave goes with all devices, also one whose line is lost', async () => {
  const { device, happens } = aFakeConference(frame);
  const [watcher, a, b] = [device(chair.userId), device(remote.userId), device(remote.userId)];
  for (const each of [watcher, a, b]) await each.ask('media.join', { companion: false });
  b.disconnects();
  await happens({ type: 'participant.removed', userId: remote.userId }, chair.userId);
  const { peers } = await watcher.ask('media.look', {});
  expect(peers.map(({ userId }) => userId)).toEqual([chair.userId]);
});

describe("the chair's mute", () => {
  test('stops the microphone of that person alone; the owner may lift it', async () => {
    const { device, happens } = aFakeConference(frame);
    const [a, b] = [device(remote.userId), device(chair.userId)];
    const [ofA, ofB] = [await speaksFrom(a), await speaksFrom(b)];
    await happens({ type: 'microphone.muted', userId: remote.userId }, chair.userId);
    expect(microphone(b, ofA)).toMatchObject({ paused: true, mutedByServer: true });
    expect(microphone(b, ofB)).toBeNull();
    await a.ask('media.resume', { producerId: ofA });
    expect(microphone(b, ofA)).toMatchObject({ paused: false, mutedByServer: false });
  });

  test('of a speaker in a room stops the room; of a listener in it does not', async () => {
    const { device, happens } = aFakeConference(frame);
    const room = device(siteDevice);
    const producerId = await speaksFrom(room);
    await happens({ type: 'microphone.muted', userId: seated.userId }, chair.userId);
    expect(microphone(room, producerId)).toBeNull();
    await happens(floorFor(seated.userId), chair.userId);
    await happens({ type: 'microphone.muted', userId: seated.userId }, chair.userId);
    expect(microphone(room, producerId)).toMatchObject({ mutedByServer: true });
  });

  test('of all spares one person and the room where that one sits', async () => {
    const { device, happens } = aFakeConference(frame);
    const [room, away] = [device(siteDevice), device(remote.userId)];
    const [ofRoom, ofAway] = [await speaksFrom(room), await speaksFrom(away)];
    await happens({ type: 'microphone.allMuted', exceptUserId: seated.userId }, chair.userId);
    expect(microphone(room, ofRoom)).toBeNull();
    expect(microphone(room, ofAway)).toMatchObject({ mutedByServer: true });
    await happens({ type: 'microphone.allMuted', exceptUserId: null }, chair.userId);
    expect(microphone(room, ofRoom)).toMatchObject({ mutedByServer: true });
  });

  test('is lifted by the floor, which never opens what the owner closed', async () => {
    const { device, happens } = aFakeConference(frame);
    const room = device(siteDevice);
    const producerId = await speaksFrom(room);
    await happens({ type: 'microphone.allMuted', exceptUserId: null }, chair.userId);
    await happens(floorFor(seated.userId), chair.userId);
    expect(microphone(room, producerId)).toMatchObject({ paused: false, mutedByServer: false });
    await room.ask('media.pause', { producerId });
    await happens({ type: 'microphone.allMuted', exceptUserId: null }, chair.userId);
    await happens(floorFor(seated.userId), chair.userId);
    expect(microphone(room, producerId)).toMatchObject({ paused: true, mutedByServer: false });
  });

  test('outlives the SFU: who joins again after its death is still muted', async () => {
    const { device, happens, engine } = aFakeConference(frame);
    const [a, b] = [device(remote.userId), device(chair.userId)];
    await speaksFrom(a);
    await b.ask('media.join', { companion: false });
    await happens({ type: 'microphone.muted', userId: remote.userId }, chair.userId);
    engine.restart();
    expect(a.notices.at(-1)).toEqual({ type: 'restarted' });
    expect(await refusalWords(b.ask('media.show', { consumers: [] }))).toBe('WRONG_STATE rejoin');
    await b.ask('media.join', { companion: false });
    await speaksFrom(a);
    const added = b.notices.findLast((n) => n.type === 'producerAdded');
    expect(added).toMatchObject({ producer: { paused: true, mutedByServer: true } });
  });
});

describe('a lost connection', () => {
  const patience = { graceMs: 20, mostMs: 100 };

  test('can be taken up again with the key, by the same account alone', async () => {
    const { device, gateway, engine } = aFakeConference(frame);
    const before = device(remote.userId);
    const { resumeKey, peerId } = await before.ask('media.join', { companion: false });
    gateway.dropped(before.connection.id);
    const thief = device(guest.userId).ask('media.reattach', { resumeKey });
    expect(await refusalWords(thief)).toBe('NOT_FOUND peer');
    const after = device(remote.userId);
    expect((await after.ask('media.reattach', { resumeKey })).peerId).toBe(peerId);
    gateway.dropped(before.connection.id);
    expect(engine.counts().peers).toBe(1);
    await after.ask('media.show', { consumers: [] });
    gateway.close();
  });

  test('leaves when it does not come back', async () => {
    const { device, gateway } = aFakeConference(frame, patience);
    const [gone, stays] = [device(remote.userId), device(chair.userId)];
    await stays.ask('media.join', { companion: false });
    const { peerId } = await gone.ask('media.join', { companion: false });
    gateway.dropped(gone.connection.id);
    await expect.poll(() => stays.notices.at(-1)).toEqual({ type: 'peerLeft', peerId });
  });

  test('stays longer while its packets still arrive, but not for ever', async () => {
    const { device, gateway, engine } = aFakeConference(frame, patience);
    const gone = device(remote.userId);
    const { peerId } = await gone.ask('media.join', { companion: false });
    const peer = engine.rooms.get(frame.meetingId)?.peers.get(peerId);
    if (!peer) throw new Error('not admitted');
    peer.alive = true;
    const lostAt = performance.now();
    gateway.dropped(gone.connection.id);
    await expect.poll(() => peer.closed).toBe(true);
    expect(performance.now() - lostAt).toBeGreaterThan(patience.mostMs - patience.graceMs);
  });

  test('leaves at once when signed out, when the page closed, or when its browser joins anew', async () => {
    const { device, gateway, engine } = aFakeConference(frame);
    const stays = device(chair.userId);
    await stays.ask('media.join', { companion: false });
    const signedOut = device(remote.userId);
    await signedOut.ask('media.join', { companion: false });
    gateway.dropped(signedOut.connection.id, true);
    expect(engine.counts().peers).toBe(1);
    const closed = device(remote.userId);
    const { peerId } = await closed.ask('media.join', { companion: false });
    gateway.dropped(closed.connection.id);
    engine.tell(frame.meetingId, { type: 'peerLost', peerId });
    expect(engine.counts().peers).toBe(1);
    const reloaded = device(remote.userId, { sessionHash: 'one browser' });
    await reloaded.ask('media.join', { companion: false });
    gateway.dropped(reloaded.connection.id);
    await device(remote.userId, { sessionHash: 'one browser' }).ask('media.join', {
      companion: false,
    });
    expect(engine.counts().peers).toBe(2);
    gateway.close();
  });
});

test('the last one to leave ends the conference; the end of the meeting ends it for all', async () => {
  const { device, engine, happens } = aFakeConference(frame);
  const [a, b] = [device(remote.userId), device(chair.userId)];
  await speaksFrom(a);
  await a.ask('media.leave');
  expect(engine.counts()).toMatchObject({ rooms: 0, peers: 0, producers: 0 });
  await speaksFrom(a);
  await speaksFrom(b);
  await happens({ type: 'meeting.ended' }, chair.userId);
  await expect.poll(() => engine.counts()).toMatchObject({ rooms: 0, peers: 0 });
  expect(await refusalWords(b.ask('media.show', { consumers: [] }))).toBe('WRONG_STATE not-joined');
});

function floorFor(userId: UserId) {
  const siteId = site.siteId;
  return { type: 'floor.given', userId, siteId, requestId: null, limitSeconds: 300 } as const;
}

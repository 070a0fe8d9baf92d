import { describe, expect, test } from 'vitest';
import type { UserId } from '#contract/ids.ts';
import { aFakeConference, microphone, speaksFrom } from '#tests/support/a-fake-conference.ts';
import { aFrame, aParticipant, aSite } from '#tests/support/a-frame.ts';

const site = aSite();
const siteDevice = site.deviceUserId as UserId;
const hall = aSite({ isCentral: true });
const chair = aParticipant(['chair'], { siteId: hall.siteId });
const secretary = aParticipant(['secretary']);
const inHall = aParticipant(['delegate'], { siteId: hall.siteId });
const remote = aParticipant(['delegate']);
const seated = aParticipant(['delegate'], { siteId: site.siteId });
const neighbour = aParticipant(['delegate'], { siteId: site.siteId });
const frame = aFrame({
  sites: [site, hall],
  participants: [chair, secretary, remote, seated, neighbour, inHall],
});
const gives = ({ userId, siteId }: typeof seated) =>
  ({ type: 'floor.given', userId, siteId, requestId: null, limitSeconds: 300 }) as const;
const ends = ({ userId }: typeof seated) => ({ type: 'floor.taken', userId, seconds: 60 }) as const;

describe('a speech', () => {
  test('closes every other microphone but those of who governs, and keeps it closed to its end', async () => {
    const { device, happens } = aFakeConference(frame);
    const [own, away, governs] = [
      device(seated.userId),
      device(remote.userId),
      device(chair.userId),
    ];
    const [, ofAway, ofChair] = [
      await speaksFrom(own),
      await speaksFrom(away),
      await speaksFrom(governs),
    ];
    await happens(gives(seated), chair.userId);
    expect(microphone(away, ofAway)).toMatchObject({ paused: true, mutedByServer: true });
    expect(microphone(governs, ofChair)).toBeNull();
    await expect(away.ask('media.resume', { producerId: ofAway })).rejects.toThrow(/floor-held/);
    await happens(ends(seated), chair.userId);
    await away.ask('media.resume', { producerId: ofAway });
    expect(microphone(away, ofAway)).toMatchObject({ paused: false, mutedByServer: false });
  });

  test('leaves the central room open where nobody who governs has a site of their own', async () => {
    const leads = aParticipant(['chair']);
    const inRoom = aFrame({ sites: [site, hall], participants: [leads, remote, seated] });
    const { device, happens } = aFakeConference(inRoom);
    const room = device(hall.deviceUserId as UserId);
    const ofRoom = await speaksFrom(room);
    await happens(gives(seated), leads.userId);
    expect(microphone(room, ofRoom)).toBeNull();
  });

  test('has a microphone that is opened meanwhile begin closed', async () => {
    const { device, happens } = aFakeConference(frame);
    await speaksFrom(device(seated.userId));
    await happens(gives(seated), chair.userId);
    const away = device(remote.userId);
    const ofAway = await speaksFrom(away);
    await happens(gives(remote), chair.userId);
    expect(microphone(away, ofAway)).toMatchObject({ paused: false, mutedByServer: false });
  });

  test('leaves all open where the chair has chosen so, and closes them when that is taken back', async () => {
    const { device, happens } = aFakeConference(frame);
    const [own, away] = [device(seated.userId), device(remote.userId)];
    const [, ofAway] = [await speaksFrom(own), await speaksFrom(away)];
    await happens({ type: 'microphone.modeSet', mode: 'open' }, chair.userId);
    await happens(gives(seated), chair.userId);
    expect(microphone(away, ofAway)).toBeNull();
    await happens({ type: 'microphone.modeSet', mode: 'floor' }, chair.userId);
    expect(microphone(away, ofAway)).toMatchObject({ paused: true, mutedByServer: true });
  });
});

describe('locked microphones', () => {
  test('stay closed before, during and after a speech, but those of who governs and of the speaker', async () => {
    const { device, happens } = aFakeConference(frame);
    const [governs, speaker, other] = [
      device(chair.userId),
      device(remote.userId),
      device(neighbour.userId),
    ];
    const [ofChair, ofSpeaker, ofOther] = [
      await speaksFrom(governs),
      await speaksFrom(speaker),
      await speaksFrom(other),
    ];
    const closed = { paused: true, mutedByServer: true };
    await happens({ type: 'microphone.modeSet', mode: 'locked' }, chair.userId);
    expect(microphone(speaker, ofOther)).toMatchObject(closed);
    expect(microphone(other, ofSpeaker)).toMatchObject(closed);
    expect(microphone(other, ofChair)).toBeNull();
    const opens = speaker.ask('media.resume', { producerId: ofSpeaker });
    await expect(opens).rejects.toThrow(/floor-held/);
    await happens(gives(remote), chair.userId);
    expect(microphone(other, ofSpeaker)).toMatchObject({ paused: false, mutedByServer: false });
    await happens(ends(remote), chair.userId);
    expect(microphone(other, ofSpeaker)).toMatchObject(closed);
    await happens({ type: 'microphone.modeSet', mode: 'floor' }, chair.userId);
    await other.ask('media.resume', { producerId: ofOther });
    expect(microphone(speaker, ofOther)).toMatchObject({ paused: false, mutedByServer: false });
  });

  test('are also those that somebody opens anew, and the device of the room from which a speech was given', async () => {
    const { device, happens } = aFakeConference(frame);
    await happens({ type: 'microphone.modeSet', mode: 'locked' }, chair.userId);
    const [room, away] = [device(siteDevice), device(remote.userId)];
    const [ofRoom, ofAway] = [await speaksFrom(room), await speaksFrom(away)];
    for (const [one, producerId] of [[room, ofRoom] as const, [away, ofAway] as const])
      await expect(one.ask('media.resume', { producerId })).rejects.toThrow(/floor-held/);
    await happens(gives(seated), chair.userId);
    expect(microphone(away, ofRoom)).toMatchObject({ paused: false, mutedByServer: false });
    await happens(ends(seated), chair.userId);
    expect(microphone(away, ofRoom)).toMatchObject({ paused: true, mutedByServer: true });
  });
});

describe('a speaker whose line breaks', () => {
  test('keeps the floor, and is heard again on the device that takes its place up', async () => {
    const { device, happens, stateNow, engine, gateway } = aFakeConference(frame);
    const [before, away] = [device(remote.userId), device(neighbour.userId)];
    const { resumeKey, send } = await before.ask('media.join', { companion: false });
    const microphoneOf = { source: 'microphone', rtpParameters: {} };
    const asked = { transportId: send?.id, ...microphoneOf };
    const { producerId } = await before.ask('media.produce', asked);
    const ofAway = await speaksFrom(away);
    await happens(gives(remote), chair.userId);
    before.disconnects();
    await expect(away.ask('media.resume', { producerId: ofAway })).rejects.toThrow(/floor-held/);
    const after = device(remote.userId);
    await after.ask('media.reattach', { resumeKey });
    expect(stateNow().floor?.userId).toBe(remote.userId);
    expect(engine.counts().peers).toBe(2);
    await after.ask('media.pause', { producerId });
    await after.ask('media.resume', { producerId });
    expect(microphone(away, producerId)).toMatchObject({ paused: false, mutedByServer: false });
    gateway.close();
  });

  test('keeps it when its place was given up meanwhile: the device that joins anew is open', async () => {
    const patience = { graceMs: 5, mostMs: 50 };
    const { device, happens, stateNow, engine, gateway } = aFakeConference(frame, patience);
    const [before, away] = [device(remote.userId), device(neighbour.userId)];
    await speaksFrom(before);
    const ofAway = await speaksFrom(away);
    await happens(gives(remote), chair.userId);
    before.disconnects();
    await expect.poll(() => engine.counts().peers).toBe(1);
    expect(stateNow().floor?.userId).toBe(remote.userId);
    await expect(away.ask('media.resume', { producerId: ofAway })).rejects.toThrow(/floor-held/);
    const after = device(remote.userId);
    const producerId = await speaksFrom(after);
    const opened = away.notices.findLast(
      (n) => n.type === 'producerAdded' && n.producer.producerId === producerId,
    );
    expect(opened).toMatchObject({ producer: { paused: false, mutedByServer: false } });
    gateway.close();
  });
});

describe('the end of a speech', () => {
  test('stops the room from which it was given and no other; the next floor opens it again', async () => {
    const { device, happens } = aFakeConference(frame);
    const [room, away] = [device(siteDevice), device(remote.userId)];
    const [ofRoom, ofAway] = [await speaksFrom(room), await speaksFrom(away)];
    await happens({ type: 'microphone.modeSet', mode: 'open' }, chair.userId);
    await happens(gives(seated), chair.userId);
    expect(microphone(room, ofRoom)).toBeNull();
    await happens(ends(seated), chair.userId);
    expect(microphone(room, ofRoom)).toMatchObject({ paused: true, mutedByServer: true });
    expect(microphone(room, ofAway)).toBeNull();
    await happens(gives(neighbour), chair.userId);
    expect(microphone(room, ofRoom)).toMatchObject({ paused: false, mutedByServer: false });
  });

  test('never keeps anybody from opening the microphone again, and opens none that was closed', async () => {
    const { device, happens } = aFakeConference(frame);
    const away = device(remote.userId);
    const producerId = await speaksFrom(away);
    await happens(gives(remote), chair.userId);
    await happens(ends(remote), chair.userId);
    expect(microphone(away, producerId)).toMatchObject({ paused: true, mutedByServer: true });
    await away.ask('media.resume', { producerId });
    expect(microphone(away, producerId)).toMatchObject({ paused: false, mutedByServer: false });
    await away.ask('media.pause', { producerId });
    await happens(gives(remote), chair.userId);
    expect(microphone(away, producerId)).toMatchObject({ paused: true, mutedByServer: false });
  });

  test('stops the own device of who spoke through it, not the room where the seat is', async () => {
    const { device, happens } = aFakeConference(frame);
    const [room, own] = [device(siteDevice), device(seated.userId)];
    const [ofRoom, ofOwn] = [await speaksFrom(room), await speaksFrom(own)];
    await happens(gives(seated), chair.userId);
    await happens(ends(seated), chair.userId);
    expect(microphone(own, ofOwn)).toMatchObject({ mutedByServer: true });
    expect(microphone(own, ofRoom)).toBeNull();
  });

  test('leaves a room open from which the next one speaks', async () => {
    const { device, happens, happenAtOnce } = aFakeConference(frame);
    const room = device(siteDevice);
    const producerId = await speaksFrom(room);
    await happens(gives(seated), chair.userId);
    await happenAtOnce([ends(seated), gives(neighbour)], chair.userId);
    expect(room.notices.filter(({ type }) => type === 'producerChanged')).toEqual([]);
    await happens(ends(neighbour), chair.userId);
    expect(microphone(room, producerId)).toMatchObject({ mutedByServer: true });
  });

  test('lets go of the voice that was forwarded in any case, whenever its device came', async () => {
    const { device, happens, engine } = aFakeConference(frame);
    const favoured = () => [...(engine.rooms.get(frame.meetingId)?.favoured ?? [])];
    await happens(gives(seated), chair.userId);
    const [own, room] = [device(seated.userId), device(siteDevice)];
    await own.ask('media.join', { companion: true });
    expect(favoured()).toEqual([own.peerId]);
    await speaksFrom(device(remote.userId));
    await speaksFrom(room);
    expect(favoured()).toEqual([own.peerId, room.peerId]);
    await happens(ends(seated), chair.userId);
    expect(favoured()).toEqual([]);
  });

  test.each([
    ['the room of the chair', inHall, hall.deviceUserId as UserId],
    ['the chair', chair, chair.userId],
    ['the secretary', secretary, secretary.userId],
  ])('never silences %s', async (_, speaker, account) => {
    const { device, happens } = aFakeConference(frame);
    const governs = device(account);
    const producerId = await speaksFrom(governs);
    await happens(gives(speaker), chair.userId);
    await happens(ends(speaker), chair.userId);
    expect(microphone(governs, producerId)).toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import { aFakeConference, shares } from '#tests/support/a-fake-conference.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';

const chair = aParticipant(['chair', 'votingMember']);
const remote = aParticipant(['delegate']);
const guest = aParticipant(['guest']);
const frame = aFrame({ participants: [chair, remote, guest] });

describe('when a source began to be sent', () => {
  const early = '2026-11-22T01:00:00.000Z';
  const late = '2026-11-22T01:10:00.000Z';

  test('is told to who is here and who comes, and outlives the SFU and the line', async () => {
    const { device, engine, itIs } = aFakeConference(frame);
    const [sharing, watching] = [device(remote.userId), device(chair.userId)];
    await watching.ask('media.join', { companion: false });
    await shares(sharing);
    const added = () => watching.notices.findLast((n) => n.type === 'producerAdded');
    expect(added()).toMatchObject({ producer: { source: 'screen', startedAt: early } });
    itIs(late);
    engine.restart();
    await watching.ask('media.join', { companion: false });
    await shares(sharing);
    expect(added()).toMatchObject({ producer: { source: 'screen', startedAt: early } });
    const { peers } = await device(guest.userId).ask('media.join', { companion: false });
    expect(peers.flatMap((peer) => peer.producers)).toMatchObject([{ startedAt: early }]);
  });

  test('is anew when it comes back after longer than anybody waits', async () => {
    const { device, engine, itIs } = aFakeConference(frame);
    const [sharing, watching] = [device(remote.userId), device(chair.userId)];
    await watching.ask('media.join', { companion: false });
    await shares(sharing);
    engine.restart();
    itIs(late);
    await watching.ask('media.join', { companion: false });
    await shares(sharing);
    const added = watching.notices.findLast((n) => n.type === 'producerAdded');
    expect(added).toMatchObject({ producer: { startedAt: late } });
  });

  test('is anew when its owner had stopped it', async () => {
    const { device, itIs } = aFakeConference(frame);
    const [sharing, watching] = [device(remote.userId), device(chair.userId)];
    await watching.ask('media.join', { companion: false });
    const producerId = await shares(sharing);
    await sharing.ask('media.close', { producerId });
    itIs(late);
    await shares(sharing);
    const added = watching.notices.findLast((n) => n.type === 'producerAdded');
    expect(added).toMatchObject({ producer: { source: 'screen', startedAt: late } });
  });
});

test('the codec of what is shared is told to who is here, who comes and who comes back', async () => {
  const { device, engine } = aFakeConference(frame);
  const [sharing, watching] = [device(remote.userId), device(chair.userId)];
  const joined = await sharing.ask('media.join', { companion: false });
  expect(joined.sharedCodec).toBe('VP9');
  const [room] = engine.rooms.values();
  if (!room) throw new Error('no room');
  room.sharedCodec = 'AV1';
  room.tell({ type: 'sharedCodec', codec: 'AV1' });
  expect(sharing.notices).toContainEqual({ type: 'sharedCodec', codec: 'AV1' });
  expect((await watching.ask('media.join', { companion: true })).sharedCodec).toBe('AV1');
  sharing.disconnects();
  const back = device(remote.userId, { sessionHash: sharing.connection.actor.sessionHash });
  const { resumeKey } = joined;
  expect((await back.ask('media.reattach', { resumeKey })).sharedCodec).toBe('AV1');
});

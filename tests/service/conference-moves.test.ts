import { expect, test } from 'vitest';
import { aFakeConference } from '#tests/support/a-fake-conference.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';
import { refusalWords } from '#tests/support/refusal-of.ts';

const chair = aParticipant(['chair', 'votingMember']);
const remote = aParticipant(['delegate']);
const frame = aFrame({ participants: [chair, remote] });
const MOVE = { type: 'restarted', stillFlows: true } as const;

/** A conference of two devices; `drains` tells it that what one of them has is to go to another media node. */
async function twoDevices() {
  const { device, engine, gateway } = aFakeConference(frame);
  const oneBrowser = () => device(remote.userId, { sessionHash: 'one browser' });
  const [stays, moves] = [device(chair.userId), oneBrowser()];
  await stays.ask('media.join', { companion: false });
  const { peerId, resumeKey } = await moves.ask('media.join', { companion: false });
  const drains = () => engine.tell(frame.meetingId, { type: 'moving', peerIds: [peerId] });
  return { engine, gateway, oneBrowser, stays, moves, peerId, resumeKey, drains };
}

test.each([
  ['while its line is lost', true],
  ['over a line that is dead and not known to be', false],
])(
  'a device that is to move and is told so %s cannot take up what is about to end: it joins anew',
  async (_, isKnown) => {
    const { engine, gateway, oneBrowser, stays, moves, peerId, resumeKey, drains } =
      await twoDevices();
    if (isKnown) moves.disconnects();
    drains();
    if (!isKnown) moves.disconnects();
    const back = oneBrowser();
    expect(await refusalWords(back.ask('media.reattach', { resumeKey }))).toBe('NOT_FOUND peer');
    const anew = await back.ask('media.join', { companion: false });
    expect(engine.counts().peers).toBe(2);
    expect(stays.notices).toContainEqual({ type: 'peerLeft', peerId });
    expect(stays.notices).not.toContainEqual(MOVE);
    back.disconnects();
    const later = oneBrowser();
    const taken = await later.ask('media.reattach', { resumeKey: anew.resumeKey });
    expect(taken.peerId).toBe(anew.peerId);
    gateway.close();
  },
);

test('a device that heard that it is to move, and did, is taken up again after a lost line as any other', async () => {
  const { gateway, oneBrowser, moves, peerId, resumeKey, drains } = await twoDevices();
  drains();
  expect(moves.notices).toContainEqual(MOVE);
  await moves.ask('media.join', { companion: false });
  moves.disconnects();
  const back = oneBrowser();
  expect((await back.ask('media.reattach', { resumeKey })).peerId).toBe(peerId);
  gateway.close();
});

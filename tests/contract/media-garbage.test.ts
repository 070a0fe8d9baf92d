import { describe, expect, it } from 'vitest';
import type { MediaRequestName } from '#contract/media/wire.ts';
import { useMeetingOfRoles } from '#tests/support/use-meeting-of-roles.ts';

const meeting = useMeetingOfRoles();
const { inside } = meeting;
const CAMERA = { transportId: 'x', source: 'camera', rtpParameters: {} };

describe('garbage', () => {
  const NO_OBJECTS = [undefined, null, 7, true, '', 'media', [], [{}]];
  const BROKEN: Record<MediaRequestName, object[]> = {
    'media.join': [
      {},
      { companion: 'yes' },
      { companion: true, hallScreen: 1 },
      { companion: false, rtpCapabilities: 'all' },
    ],
    'media.reattach': [{}, { resumeKey: 5 }, { resumeKey: 'x'.repeat(65) }, { resumeKey: ['x'] }],
    'media.leave': [],
    'media.putOffMicrophone': [],
    'media.askMicrophone': [{}, { userId: 'somebody' }, { userId: [] }],
    'media.look': [],
    'media.connect': [
      { transportId: 'x' },
      { transportId: 'x', dtlsParameters: 'sha-256' },
      { transportId: 'x', dtlsParameters: Buffer.from([0, 255]) },
      { transportId: { $ne: null }, dtlsParameters: {} },
    ],
    'media.restartIce': [{}, { transportId: null }, { transportId: [] }],
    'media.produce': [
      { ...CAMERA, source: 'window' },
      { ...CAMERA, source: 'constructor' },
      { ...CAMERA, rtpParameters: [] },
      { ...CAMERA, paused: 'no' },
      { ...CAMERA, widthPx: 0 },
      { ...CAMERA, widthPx: 1e9 },
      { source: 'camera', rtpParameters: {} },
    ],
    'media.pause': [{}, { producerId: 1 }],
    'media.resume': [{}, { producerId: {} }],
    'media.close': [{}, { producerId: null }],
    'media.consume': [
      {},
      { producerIds: 'x', rtpCapabilities: {} },
      { producerIds: [1], rtpCapabilities: {} },
      { producerIds: Array.from({ length: 65 }, () => 'x'), rtpCapabilities: {} },
      { producerIds: ['x'], rtpCapabilities: null },
    ],
    'media.show': [
      {},
      { consumers: {} },
      { consumers: [{ consumerId: 'x' }] },
      { consumers: [{ consumerId: 'x', widthPx: -1 }] },
      { consumers: [{ consumerId: 'x', widthPx: 1.5 }] },
      { consumers: [{ consumerId: 'x', widthPx: 8193 }] },
      { consumers: Array.from({ length: 129 }, () => ({ consumerId: 'x', widthPx: 1 })) },
    ],
  };

  it.each(Object.entries(BROKEN))('in %s is refused, joined or not', async (name, broken) => {
    const socket = await inside('delegate');
    for (const joined of [false, true]) {
      if (joined) await socket.ask(meeting.meetingId, 'media.join', { companion: false });
      for (const input of [...NO_OBJECTS, ...broken])
        expect([input, await socket.outcome(meeting.meetingId, name, input)]).toEqual([
          input,
          'BAD_INPUT',
        ]);
    }
    expect(await socket.outcome(meeting.meetingId, 'media.leave', {})).toBe('done');
  });

  it.each([
    ['a name that is no request', 'media.takeOver', 'BAD_INPUT unknown-request'],
    ['a name from the prototype', 'constructor', 'BAD_INPUT unknown-request'],
    ['the prototype itself', '__proto__', 'BAD_INPUT unknown-request'],
    ['no name', undefined, 'BAD_INPUT'],
    ['a name that is no text', { name: 'media.join' }, 'BAD_INPUT'],
    ['an endless name', 'x'.repeat(5000), 'BAD_INPUT'],
  ])('instead of a request is refused: %s', async (_, name, outcome) => {
    const socket = await inside('delegate');
    expect(await socket.outcome(meeting.meetingId, name, {})).toBe(outcome);
    expect(await socket.outcome('a meeting', 'media.leave', {})).toBe('BAD_INPUT');
    expect(await socket.outcome(meeting.meetingId, 'media.leave', {})).toBe('done');
  });

  it('without a way to answer, or too large, ends at most its own line', async () => {
    const [socket, other] = [await inside('delegate'), await inside('chair')];
    const emit = socket.socket.emit.bind(socket.socket) as (...frame: unknown[]) => unknown;
    emit('media');
    emit('media', null);
    emit('media', { meetingId: meeting.meetingId, name: 'media.join', input: {} }, 'no function');
    expect(await socket.outcome(meeting.meetingId, 'media.leave', {})).toBe('done');
    const gone = new Promise((done) => socket.socket.on('disconnect', done));
    const rtpParameters = { mid: 'm'.repeat(300_000) };
    emit(
      'media',
      { meetingId: meeting.meetingId, name: 'media.produce', input: { rtpParameters } },
      () => {},
    );
    await gone;
    expect(await other.outcome(meeting.meetingId, 'media.join', { companion: false })).toBe('done');
    await other.ask(meeting.meetingId, 'media.leave', {});
  });

  it('in a flood is stopped', async () => {
    const socket = await inside('guest');
    const asks = Array.from({ length: 1000 }, () =>
      socket.outcome(meeting.meetingId, 'media.leave', {}),
    );
    expect(await Promise.all(asks)).toContain('TOO_MANY media');
  });
});

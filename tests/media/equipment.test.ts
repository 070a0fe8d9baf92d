import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useServer } from '#tests/support/use-server.ts';
import { aRunningMeeting, type RunningMeeting } from './support/a-running-meeting.ts';
import { aiortc, endAiortc, hasAiortc } from './support/aiortc.ts';
import { eventually } from './support/site.ts';

if (!hasAiortc)
  console.warn(
    'NOT TESTED: WHIP and WHEP with another program. python3-aiortc is not installed (npm test installs it).',
  );

const server = useServer(
  { MEDIA_LISTEN_IP: '127.0.0.1', MEDIA_PORT_RANGE: '43820-43830' },
  { hasRealSfu: true },
);
let meeting: RunningMeeting;

beforeAll(async () => {
  meeting = await aRunningMeeting(server);
});
afterAll(() => {
  endAiortc();
  meeting?.line.socket.close();
});

describe.skipIf(!hasAiortc)('with python3-aiortc', () => {
  it('publishes by WHIP what another one decodes by WHEP', async () => {
    const camera = await meeting.way();
    const screen = await meeting.way({ direction: 'out', name: 'Màn hình ngoài' });
    const publisher = aiortc('publish', { url: `${server.url}/whip`, token: camera.token });
    await eventually(() => publisher.status).toBe(201);
    await eventually(() => publisher.states.at(-1)).toBe('connected');
    const player = aiortc('play', { url: `${server.url}/whep`, token: screen.token });
    await eventually(() => player.status).toBe(201);
    await eventually(() => player.decoded.frames).toBeGreaterThan(20);
    await eventually(() => player.decoded.loud).toBeGreaterThan(10_000);
    expect(await player.hangUp()).toBe(200);
    expect(await publisher.hangUp()).toBe(200);
  });
});

import { beforeAll, expect, it } from 'vitest';
import { routerRtpCapabilities } from '#media/mediasoup/codecs.ts';
import { aRunningMeeting, type RunningMeeting } from '#tests/media/support/a-running-meeting.ts';
import { asEquipment, FRAGMENT, SDP } from '#tests/support/as-equipment.ts';
import { useServer } from '#tests/support/use-server.ts';
import { offerText } from '#tests/unit/media/offers.ts';

const server = useServer();
const ask = asEquipment(server);
let meeting: RunningMeeting;

beforeAll(async () => {
  Object.assign(server.engine.rtpCapabilities, routerRtpCapabilities());
  meeting = await aRunningMeeting(server);
  return () => void meeting.line.socket.close();
});

it('an offer of a player is refused without a token of this server', async () => {
  const asked = { headers: SDP, body: offerText('chromium-play') };
  expect((await ask('POST', '/whep', asked)).status).toBe(401);
  expect((await ask('POST', '/whep', { ...asked, token: 'x'.repeat(43) })).status).toBe(401);
});

it.each(['PATCH', 'DELETE'])('a session is let alone by %s of anybody else', async (method) => {
  const { token } = await meeting.way();
  const made = await ask('POST', '/whip', {
    token,
    body: offerText('obs-like-publish'),
    headers: SDP,
  });
  const path = made.headers.get('location') ?? '';
  const etag = made.headers.get('etag') ?? '';
  const { token: another } = await meeting.way();
  const { token: player } = await meeting.way({ direction: 'out', name: 'Màn hình' });
  const asPlayer = path.replace('/whip/', '/whep/');
  const status = async (at: string, own?: string) => {
    const body = method === 'PATCH' ? { body: 'a=ice-ufrag:a\r\na=ice-pwd:b\r\n' } : {};
    const headers = method === 'PATCH' ? { ...FRAGMENT, 'if-match': etag } : {};
    return (await ask(method, at, { ...(own ? { token: own } : {}), ...body, headers })).status;
  };
  expect(await status(path)).toBe(401);
  expect(await status(path, 'x'.repeat(43))).toBe(401);
  expect(await status(path, another)).toBe(404);
  expect(await status(path, player)).toBe(403);
  expect(await status(asPlayer, player)).toBe(404);
  expect(await status(asPlayer, token)).toBe(403);
  expect((await ask('DELETE', path, { token })).status).toBe(200);
});

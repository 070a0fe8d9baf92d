import { beforeAll, describe, expect, it } from 'vitest';
import { routerRtpCapabilities } from '#media/mediasoup/codecs.ts';
import { aRunningMeeting, type RunningMeeting } from '#tests/media/support/a-running-meeting.ts';
import { asEquipment, FRAGMENT, SDP } from '#tests/support/as-equipment.ts';
import { useServer } from '#tests/support/use-server.ts';
import { offerText } from '#tests/unit/media/offers.ts';

const server = useServer({
  TURN_URL: 'turn:relay.example:3478',
  TURN_SECRET: 'the-secret-of-the-relay',
});
let meeting: RunningMeeting;

beforeAll(async () => {
  Object.assign(server.engine.rtpCapabilities, routerRtpCapabilities());
  meeting = await aRunningMeeting(server);
  return () => void meeting.line.socket.close();
});

const ask = asEquipment(server);
const publish = (token: string, body = offerText('obs-like-publish')) =>
  ask('POST', '/whip', { token, body, headers: SDP });

async function detail(answer: Response): Promise<string> {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  return ((await answer.json()) as { detail: string }).detail;
}

/** Publishes; the path of the session and what names the state of its ICE. */
async function aSession() {
  const { token, wayId } = await meeting.way();
  const answer = await publish(token);
  expect(answer.status).toBe(201);
  const path = answer.headers.get('location') ?? '';
  return { token, wayId, path, etag: answer.headers.get('etag') ?? '' };
}

describe('an offer', () => {
  it('of a player that decodes H.264 alone is refused in words, until somebody sends H.264', async () => {
    const h264Only = offerText('aiortc-play')
      .replace('SAVPF 97 98 99', 'SAVPF 99')
      .replace(/a=(rtpmap|rtcp-fb):9[78] .*\r?\n/g, '');
    const { token } = await meeting.way({ direction: 'out', name: 'Đầu phát' });
    const play = () => ask('POST', '/whep', { token, body: h264Only, headers: SDP });
    const refused = await play();
    expect(refused.status).toBe(406);
    expect(await detail(refused)).toMatch(/Nobody in this meeting sends H264.*VP8/);
    const camera = await meeting.way();
    await publish(camera.token, offerText('obs-like-publish'));
    expect((await play()).status).toBe(201);
  });

  it('is answered as RFC 9725 says', async () => {
    const { token } = await meeting.way();
    const answer = await publish(token);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('content-type')).toBe('application/sdp');
    expect(answer.headers.get('location')).toMatch(/^\/whip\/[\w-]{20,}$/);
    expect(answer.headers.get('etag')).toMatch(/^"[\w-]+"$/);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('link')).toMatch(
      /<turn:relay\.example:3478>; rel="ice-server"; username="\d+:[\w-]+"; credential="[^"]+"; credential-type="password"/,
    );
    expect(await answer.text()).toMatch(/^v=0\r\n[\s\S]*a=recvonly/);
  });

  it('of a player is answered with what is sent', async () => {
    const { token } = await meeting.way({ direction: 'out', name: 'Màn hình' });
    const body = offerText('chromium-play');
    const answer = await ask('POST', '/whep', { token, body, headers: SDP });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toMatch(/^\/whep\//);
    expect(await answer.text()).toMatch(/a=sendonly[\s\S]*a=ssrc:/);
  });

  it.each([
    ['without a token', () => ({}), 401, /bearer token/],
    ['with a token of nobody', () => ({ token: 'x'.repeat(43) }), 401, /bearer token/],
    [
      'as JSON',
      (token: string) => ({ token, headers: { 'content-type': 'application/json' }, body: '{}' }),
      415,
      /application\/sdp/,
    ],
    [
      'as plain text',
      (token: string) => ({ token, headers: { 'content-type': 'text/plain' } }),
      415,
      /application\/sdp/,
    ],
    ['that is empty', (token: string) => ({ token, body: '' }), 400, /v=0/],
    ['that is no SDP', (token: string) => ({ token, body: 'hello' }), 400, /Not a line of SDP/],
    [
      'that only plays',
      (token: string) => ({ token, body: offerText('chromium-play') }),
      422,
      /Nothing of the offer/,
    ],
    [
      'that is too long',
      (token: string) => ({ token, body: `v=0\r\n${'a=x\r\n'.repeat(20_000)}` }),
      413,
      /too large/,
    ],
  ] as const)('%s is refused in words', async (_name, change, status, words) => {
    const { token } = await meeting.way();
    const asked = { headers: SDP, body: offerText('obs-like-publish'), ...change(token) };
    const answer = await ask('POST', '/whip', asked);
    expect(answer.status).toBe(status);
    expect(await detail(answer)).toMatch(words);
    if (status === 401) expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('with the token of the other direction is refused', async () => {
    const { token } = await meeting.way({ direction: 'out', name: 'Màn hình' });
    const answer = await publish(token);
    expect(answer.status).toBe(403);
    expect(await detail(answer)).toMatch(/other direction/);
  });

  it('opens the meeting of its token only while it runs', async () => {
    const { district, secretary, chairId } = meeting;
    const secretaryId = await district.account('thuky.khac', ['secretary']);
    const other = await district.meeting(
      { chairId, secretaryId },
      { participants: { create: [{ accountId: chairId, roles: ['chair'] }] } },
    );
    const browser = await server.signIn('thuky.khac');
    const what = { direction: 'in', name: 'Máy quay', siteId: null, camera: true, sound: true };
    const made = await browser.send('POST', `/api/meetings/${other}/media-ways`, what);
    expect(made.status).toBe(200);
    const { token } = (await made.json()) as { token: string };
    const answer = await publish(token);
    expect(answer.status).toBe(409);
    expect(await detail(answer)).toBe('The meeting has not started.');
    // Who arranges one meeting arranges no other.
    expect((await secretary.send('GET', `/api/meetings/${other}/media-ways`)).status).toBe(403);
  });
});

describe('a session', () => {
  it('is ended by who holds its token, once', async () => {
    const { token, path } = await aSession();
    expect((await ask('DELETE', path)).status).toBe(401);
    const { token: another } = await meeting.way();
    expect((await ask('DELETE', path, { token: another })).status).toBe(404);
    expect((await ask('DELETE', path, { token })).status).toBe(200);
    expect((await ask('DELETE', path, { token })).status).toBe(404);
  });

  it('restarts ICE at new credentials, and takes candidates for nothing', async () => {
    const { token, path, etag } = await aSession();
    const patch = (body: string, ifMatch?: string, headers: Record<string, string> = FRAGMENT) =>
      ask('PATCH', path, {
        token,
        body,
        headers: { ...headers, ...(ifMatch ? { 'if-match': ifMatch } : {}) },
      });
    const candidates =
      'm=audio 9 RTP/AVP 0\r\na=mid:0\r\na=candidate:1 1 udp 1 192.0.2.1 4 typ host\r\n';
    expect((await patch(candidates, etag)).status).toBe(204);
    const restart = `a=ice-ufrag:another\r\na=ice-pwd:of-the-encoder\r\n${candidates}`;
    const restarted = await patch(restart, '*');
    expect(restarted.status).toBe(200);
    expect(restarted.headers.get('content-type')).toBe('application/trickle-ice-sdpfrag');
    expect(restarted.headers.get('etag')).not.toBe(etag);
    expect(await restarted.text()).toMatch(/a=ice-ufrag:\S+\r\na=ice-pwd:\S+/);
    // Asked again it is the same state; the state before is gone.
    expect((await patch(restart, restarted.headers.get('etag') ?? '')).status).toBe(204);
    expect((await patch(candidates, etag)).status).toBe(412);
    expect((await patch(candidates)).status).toBe(428);
    expect((await patch('a=ice-ufrag:alone', '*')).status).toBe(400);
    expect((await patch(candidates, '*', SDP)).status).toBe(415);
  });

  it.each([
    ['GET', '/whip', 'POST, OPTIONS'],
    ['PUT', '/whip', 'POST, OPTIONS'],
    ['DELETE', '/whep', 'POST, OPTIONS'],
    ['GET', '/whip/x', 'PATCH, DELETE, OPTIONS'],
    ['POST', '/whep/x', 'PATCH, DELETE, OPTIONS'],
  ])('%s %s is not allowed', async (method, path, allow) => {
    const answer = await ask(method, path);
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe(allow);
  });

  it('tells pages of other origins what they may ask', async () => {
    const answer = await ask('OPTIONS', '/whip', {
      headers: { origin: 'https://encoder.example' },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('accept-post')).toBe('application/sdp');
    expect(answer.headers.get('access-control-allow-methods')).toContain('POST');
    expect(answer.headers.get('access-control-allow-headers')).toContain('authorization');
    const session = await ask('OPTIONS', '/whip/x');
    expect(session.headers.get('accept-patch')).toBe('application/trickle-ice-sdpfrag');
  });
});

describe('those who arrange', () => {
  const path = () => `/api/meetings/${meeting.meetingId}/media-ways`;

  it('keep the hash of a token alone, and every act in the audit log', async () => {
    const { wayId, token, path: session } = await aSession();
    await meeting.secretary.send('DELETE', `${path()}/${wayId}`);
    expect((await ask('DELETE', session, { token })).status).toBe(401);
    const { prisma } = server.database;
    const row = await prisma.mediaWay.findUniqueOrThrow({ where: { id: wayId } });
    expect(JSON.stringify(row)).not.toContain(token);
    const entries = await prisma.auditEntry.findMany({
      where: { action: { startsWith: 'mediaWay.' }, detail: { path: ['wayId'], equals: wayId } },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ action }) => action)).toEqual([
      'mediaWay.make',
      'mediaWay.connect',
      'mediaWay.revoke',
    ]);
    expect(JSON.stringify(entries.map((entry) => entry.detail))).not.toContain(token);
    expect(entries[1]).toMatchObject({ accountId: null, address: '127.0.0.1' });
  });

  it('revoke twice as once, and mute only what is there', async () => {
    const { wayId } = await meeting.way();
    const mute = () => meeting.chair.send('PUT', `${path()}/${wayId}/mute`, { isMuted: true });
    expect(await (await mute()).json()).toMatchObject({ reason: 'equipment-away' });
    for (const _ of [1, 2])
      expect((await meeting.chair.send('DELETE', `${path()}/${wayId}`)).status).toBe(200);
  });

  it('take equipment out without revoking it', async () => {
    const { wayId, token, path: session } = await aSession();
    const answer = await meeting.chair.send('DELETE', `${path()}/${wayId}/connection`);
    expect(answer.status).toBe(200);
    expect((await ask('DELETE', session, { token })).status).toBe(404);
    expect((await publish(token)).status).toBe(201);
  });

  it.each([
    ['no name', { name: ' ' }],
    ['neither picture nor sound', { camera: false, sound: false }],
    ['a room that is not in the meeting', { siteId: '00000000-0000-4000-8000-000000000000' }],
    ['another direction', { direction: 'up' }],
  ])('make none with %s', async (_name, wrong) => {
    const what = {
      direction: 'in',
      name: 'Máy',
      siteId: null,
      camera: true,
      sound: true,
      ...wrong,
    };
    const answer = await meeting.secretary.send('POST', path(), what);
    expect(answer.status).toBe(400);
  });

  it('have the others see it come as what it is, no person', async () => {
    const told: unknown[] = [];
    meeting.line.socket.on('media', (notice: unknown) => told.push(notice));
    await meeting.line.ask(meeting.meetingId, 'media.join', { companion: false });
    const { wayId, token, path: session } = await aSession();
    const joined = await expect
      .poll(() => told.find((n) => JSON.stringify(n).includes(wayId)))
      .toBeDefined()
      .then(() => told.find((n) => JSON.stringify(n).includes(wayId)));
    expect(JSON.stringify(joined)).toContain('Máy quay hội trường');
    await ask('DELETE', session, { token });
    await expect.poll(() => JSON.stringify(told.at(-1))).toContain('peerLeft');
  });
});

it('is slowed down when it asks too often', async () => {
  const statuses = new Set<number>();
  for (let n = 0; n < 130; n += 1) statuses.add((await ask('POST', '/whip')).status);
  expect(statuses.has(429)).toBe(true);
  const answer = await ask('POST', '/whip');
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
});

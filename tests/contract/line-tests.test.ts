import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FakeRoom } from '#media/fake/fake-room.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { type Browser, useServer } from '#tests/support/use-server.ts';

const server = useServer({
  TURN_URL: 'turns:relay.example:443?transport=tcp',
  TURN_SECRET: 'bi-mat-cua-may-chuyen-tiep',
});
let district: District;

beforeAll(async () => {
  district = await aDistrict(server.database.prisma);
});

async function somebody(): Promise<Browser> {
  const username = `nguoi-${randomUUID().slice(0, 8)}`;
  await district.account(username);
  return server.signIn(username);
}

type Started = {
  testId: string;
  send: { id: string; iceServers?: { urls: string[]; username: string }[] };
  receive: { id: string };
};

async function start(browser: Browser): Promise<Started> {
  const answer = await browser.send('POST', '/api/line-tests');
  expect(answer.status).toBe(200);
  return (await answer.json()) as Started;
}

async function refusal(answer: Promise<Response>): Promise<string> {
  const { code, reason } = (await (await answer).json()) as { code: string; reason?: string };
  return [code, reason].filter(Boolean).join(' ');
}

const roomOf = (testId: string): FakeRoom | undefined =>
  server.engine.rooms.get(`line-test:${testId}`);

describe('the line test', () => {
  it('opens a room of its own with the relay named, sends and gets it back, and leaves nothing', async () => {
    const browser = await somebody();
    const { testId, send } = await start(browser);
    expect(send.iceServers?.[0]?.urls).toEqual(['turns:relay.example:443?transport=tcp']);
    expect([...(roomOf(testId)?.peers.keys() ?? [])]).toEqual(['up', 'down']);
    const ask = (what: string, body: object) =>
      browser.send('POST', `/api/line-tests/${testId}/${what}`, body);
    expect((await ask('sending', { rtpParameters: {} })).status).toBe(200);
    expect((await ask('receiving', { rtpCapabilities: {} })).status).toBe(200);
    expect((await browser.send('DELETE', `/api/line-tests/${testId}`)).status).toBe(200);
    expect(roomOf(testId)).toBeUndefined();
    expect(await refusal(ask('sending', { rtpParameters: {} }))).toBe('NOT_FOUND line-test');
  });

  it('is for who is signed in', async () => {
    expect(await refusal(server.browser().send('POST', '/api/line-tests'))).toBe('NOT_SIGNED_IN');
  });

  it('is nobody else’s', async () => {
    const { testId } = await start(await somebody());
    const other = await somebody();
    for (const [method, what, body] of [
      ['POST', '/sending', { rtpParameters: {} }],
      ['POST', '/receiving', { rtpCapabilities: {} }],
      ['POST', '/connection', { transportId: 'x', dtlsParameters: {} }],
      ['DELETE', '', undefined],
    ] as const)
      expect(await refusal(other.send(method, `/api/line-tests/${testId}${what}`, body))).toBe(
        'NOT_FOUND line-test',
      );
    expect(roomOf(testId)).toBeDefined();
  });

  it('is one at a time of each account, and not all the time', async () => {
    const browser = await somebody();
    const first = await start(browser);
    const second = await start(browser);
    expect(roomOf(first.testId)).toBeUndefined();
    expect(roomOf(second.testId)).toBeDefined();
    for (let n = 0; n < 4; n += 1) await start(browser);
    expect(await refusal(browser.send('POST', '/api/line-tests'))).toBe('TOO_MANY line-test');
    await start(await somebody());
  });

  it('has nothing to send back before something was sent', async () => {
    const browser = await somebody();
    const { testId } = await start(browser);
    const path = `/api/line-tests/${testId}/receiving`;
    expect(await refusal(browser.send('POST', path, { rtpCapabilities: {} }))).toMatch(
      /^(NOT_FOUND|WRONG_STATE)/,
    );
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import type { MediaAnswers } from '#contract/media/wire.ts';
import { routerRtpCapabilities } from '#media/mediasoup/codecs.ts';
import type { ConferenceConnection } from '#server/services/ports/conference-connection.ts';
import { aConference, runningWorkers } from './support/a-conference.ts';
import { opusParameters } from './support/rtp-parameters.ts';

let hall: Awaited<ReturnType<typeof aConference>>;
let elsewhere: Awaited<ReturnType<typeof aConference>>;

beforeAll(async () => {
  hall = await aConference();
  elsewhere = await aConference();
});

afterAll(async () => {
  await hall?.close();
  await elsewhere?.close();
});

type Answer<N extends keyof MediaAnswers> = Promise<MediaAnswers[N]>;

async function joined(where: typeof hall) {
  const connection = where.connection(() => {});
  const ask = <N extends keyof MediaAnswers>(name: N, input: unknown) =>
    where.gateway.handle(connection, name, input) as Answer<N>;
  const answer = await ask('media.join', { companion: false });
  return { connection, ask, answer, sendId: answer.send?.id ?? '' };
}

async function refusalOf(asked: Promise<unknown>): Promise<string> {
  const refusal = await asked.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(refusal instanceof Refusal)) throw new Error(`not refused: ${String(refusal)}`);
  return refusal.code;
}

describe('a hostile peer', () => {
  test("cannot use another peer's transport or producer", async () => {
    const victim = await joined(hall);
    const thief = await joined(hall);
    const { producerId } = await victim.ask('media.produce', {
      transportId: victim.sendId,
      source: 'microphone',
      rtpParameters: opusParameters(1001),
    });
    const dtlsParameters = { role: 'client', fingerprints: [] };
    const transportId = victim.sendId;
    const tries: [keyof MediaAnswers, object][] = [
      ['media.connect', { transportId, dtlsParameters }],
      ['media.restartIce', { transportId }],
      ['media.produce', { transportId, source: 'microphone', rtpParameters: opusParameters(1002) }],
      ['media.pause', { producerId }],
      ['media.resume', { producerId }],
      ['media.close', { producerId }],
    ];
    for (const [name, input] of tries) {
      expect([name, await refusalOf(thief.ask(name, input))]).toEqual([name, 'NOT_FOUND']);
    }
  });

  test('cannot receive what is sent in another conference', async () => {
    const stranger = await joined(elsewhere);
    const { producerId } = await stranger.ask('media.produce', {
      transportId: stranger.sendId,
      source: 'microphone',
      rtpParameters: opusParameters(2001),
    });
    const here = await joined(hall);
    const rtpCapabilities = routerRtpCapabilities();
    const asked = here.ask('media.consume', { producerIds: [producerId], rtpCapabilities });
    expect(await refusalOf(asked)).toBe('NOT_FOUND');
  });

  test('cannot take up the peer of another account', async () => {
    const victim = await joined(hall);
    const thief: ConferenceConnection = hall.connection(() => {});
    const { resumeKey } = victim.answer;
    const asked = hall.gateway.handle(thief, 'media.reattach', { resumeKey });
    expect(await refusalOf(asked)).toBe('NOT_FOUND');
  });

  test('is refused without having joined, and for requests that do not exist', async () => {
    const connection = hall.connection(() => {});
    const asks = (name: string, input: unknown) => hall.gateway.handle(connection, name, input);
    expect(await refusalOf(asks('media.show', { consumers: [] }))).toBe('WRONG_STATE');
    expect(await refusalOf(asks('media.takeOver', {}))).toBe('BAD_INPUT');
    expect(await refusalOf(asks('constructor', {}))).toBe('BAD_INPUT');
    expect(await refusalOf(asks('media.join', { companion: 'yes' }))).toBe('BAD_INPUT');
  });

  test('sends garbage: it is refused and the SFU lives', async () => {
    const [worker] = runningWorkers();
    const peer = await joined(hall);
    const good = opusParameters(3001);
    const [codec] = good.codecs;
    const garbage: object[] = [
      {},
      { codecs: 'opus' },
      { ...good, codecs: [] },
      { ...good, codecs: [null] },
      { ...good, codecs: [{ ...codec, mimeType: 'audio/../../etc/passwd' }] },
      { ...good, codecs: [{ ...codec, payloadType: -1 }] },
      { ...good, codecs: [{ ...codec, payloadType: 1e9 }] },
      { ...good, codecs: [{ ...codec, clockRate: '48000' }] },
      { ...good, codecs: [{ ...codec, parameters: { a: { b: { c: 1 } } } }] },
      { ...good, encodings: [{ ssrc: 'x' }] },
      { ...good, encodings: [{ ssrc: -5 }] },
      { ...good, encodings: [{ rtx: { ssrc: {} } }] },
      { ...good, encodings: Array.from({ length: 5000 }, (_, i) => ({ ssrc: i + 1 })) },
      { ...good, headerExtensions: [{ uri: 'x', id: 1 }] },
      { ...good, headerExtensions: [{ uri: 5, id: 'x' }] },
      { ...good, mid: 'm'.repeat(100_000) },
      { ...good, mid: 7 },
      { ...good, rtcp: { cname: 5 } },
    ];
    const outcomes: string[] = [];
    for (const rtpParameters of garbage) {
      const asked = peer.ask('media.produce', {
        transportId: peer.sendId,
        source: 'microphone',
        rtpParameters,
      });
      outcomes.push(
        await asked.then(
          () => 'accepted',
          (e: Refusal) => e.code,
        ),
      );
    }
    const dtls = [{}, { fingerprints: 'x' }, { role: 'king', fingerprints: [{}] }];
    for (const dtlsParameters of dtls) {
      const asked = peer.ask('media.connect', { transportId: peer.sendId, dtlsParameters });
      outcomes.push(await refusalOf(asked));
    }
    console.log(outcomes.join(' '));
    expect(outcomes.filter((outcome) => outcome !== 'BAD_INPUT' && outcome !== 'accepted')).toEqual(
      [],
    );
    expect(outcomes.filter((outcome) => outcome === 'BAD_INPUT').length).toBeGreaterThan(15);
    await expect(worker?.dump()).resolves.toMatchObject({ pid: worker?.pid });
    expect(hall.engine.counts().workerRestarts).toBe(0);
  });

  test('may ask twice: the same transport, the same source, the same consumer', async () => {
    const speaker = await joined(hall);
    const listener = await joined(hall);
    const produce = (ssrc: number) =>
      speaker.ask('media.produce', {
        transportId: speaker.sendId,
        source: 'microphone',
        rtpParameters: opusParameters(ssrc),
      });
    const first = await produce(4001);
    const second = await produce(4002);
    const rtpCapabilities = routerRtpCapabilities();
    const consume = () =>
      listener.ask('media.consume', {
        producerIds: [first.producerId, second.producerId, second.producerId],
        rtpCapabilities,
      });
    const [offers, again] = await Promise.all([consume(), consume()]);
    expect(offers.map((offer) => offer.producerId)).toEqual([second.producerId]);
    expect(again).toEqual(offers);
  });
});

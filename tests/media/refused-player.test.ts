import { createWorker, type types } from 'mediasoup';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PlayerCodec } from '#media/media-engine.ts';
import { routerCodecs } from '#media/mediasoup/codecs.ts';
import { SfuPlayer } from '#media/mediasoup/programme/player.ts';
import { Programme } from '#media/mediasoup/programme/programme.ts';
import { RoomPlayers } from '#media/mediasoup/programme/room-players.ts';
import { PLAYED_OPUS, PLAYED_VP8 } from './support/rtp-parameters.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
/** What a player may name, and the SFU does not know. */
const H265: PlayerCodec = { ...PLAYED_VP8, mimeType: 'video/H265' };

let worker: types.Worker;
let webRtcServer: types.WebRtcServer;
let router: types.Router;

beforeEach(async () => {
  const workerBin = process.env.MEDIASOUP_WORKER_BIN;
  worker = await createWorker({ logLevel: 'none', ...(workerBin ? { workerBin } : {}) });
  webRtcServer = await worker.createWebRtcServer({
    listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }],
  });
  router = await worker.createRouter({ mediaCodecs: routerCodecs });
});

afterEach(() => worker.close());

const players = () =>
  new RoomPlayers(
    quiet,
    () => [],
    () => {},
  );
const place = () => ({ worker, webRtcServer, router });
/** How many transports the room's router has: that of the programme, while there is one. */
const programmes = async () => (await router.dump()).transportIds.length;

describe('a player that cannot be served', () => {
  test('leaves no programme behind that nobody plays', async () => {
    const all = players();
    await expect(all.open(place(), [PLAYED_OPUS, H265])).rejects.toThrow();
    await expect.poll(programmes).toBe(0);
    const player = await all.open(place(), [PLAYED_OPUS]);
    await expect.poll(programmes).toBe(1);
    player.close();
    await expect.poll(programmes).toBe(0);
  });

  test('leaves the programme to those that play it, or are about to', async () => {
    const all = players();
    const player = await all.open(place(), [PLAYED_OPUS]);
    const [refused, served] = await Promise.allSettled([
      all.open(place(), [PLAYED_OPUS, H265]),
      all.open(place(), [PLAYED_OPUS]),
    ]);
    expect([refused.status, served.status]).toEqual(['rejected', 'fulfilled']);
    await expect.poll(programmes).toBe(1);
    const next = all.open(place(), [PLAYED_OPUS]);
    all.close();
    await expect(next).rejects.toThrow('closed or restarted');
    expect(player.closed).toBe(true);
    await expect.poll(programmes).toBe(0);
  });

  test('listens to the programme no longer', async () => {
    const programme = await Programme.open(router, quiet);
    const stream = programme.stream(PLAYED_OPUS.mimeType);
    if (!stream) throw new Error('no sound');
    programme.stream = (mimeType) => (mimeType === PLAYED_OPUS.mimeType ? stream : undefined);
    let listening = 0;
    const listen = stream.listen.bind(stream);
    stream.listen = (receiver) => {
      listening += 1;
      const stop = listen(receiver);
      return () => {
        listening -= 1;
        stop();
      };
    };
    await expect(
      SfuPlayer.open({ worker, webRtcServer }, programme, [PLAYED_OPUS, PLAYED_VP8], () => {}),
    ).rejects.toThrow('no video/VP8');
    expect(listening).toBe(0);
    programme.close();
  });
});

import { EventEmitter } from 'node:events';
import type { types } from 'mediasoup';
import { expect, test } from 'vitest';
import type { WantedPicture } from '#media/mediasoup/ladder.ts';
import { ReceiverLine } from '#media/mediasoup/receiver-line.ts';
import { FIRST_OUTGOING_BPS } from '#media/mediasoup/transport.ts';

const WANTED: WantedPicture[] = ['speaker', 'gallery'].map((rung) => ({
  id: rung,
  rung: rung as WantedPicture['rung'],
  widthPx: 320,
  layers: [{ spatial: 0, temporal: 0, kbps: 300 }],
  given: 0,
}));

/** A line on a transport that bounds whatever it is told to; `knownKbps` is what the device measured before. */
function aLine(knownKbps?: number) {
  const events = new EventEmitter();
  const bound = async () => undefined;
  const transport = Object.assign(events, {
    enableTraceEvent: bound,
    setMinOutgoingBitrate: bound,
    setMaxOutgoingBitrate: bound,
  }) as unknown as types.WebRtcTransport;
  const line = new ReceiverLine(transport, knownKbps, 0, () => undefined);
  return {
    line,
    estimates: (bps: number) =>
      events.emit('trace', { type: 'bwe', info: { availableBitrate: bps } }),
    anotherWay: () => events.emit('iceselectedtuplechange'),
    /** Which pictures flow at a second, when the device took so long to answer. */
    async flowsAt(second: number, roundTripMs: number | null = null) {
      const { shares } = await line.share(WANTED, { voices: 1, roundTripMs }, second * 1000);
      return WANTED.filter(({ id }) => (shares.get(id) ?? -1) >= 0).map(({ id }) => id);
    },
  };
}

/** Which pictures flow in each second of a try, by how long the device takes to answer in it. */
async function aTry(...roundTripsMs: (number | null)[]) {
  const { flowsAt } = aLine(64);
  expect(await flowsAt(0)).toEqual([]);
  const seen: string[][] = [];
  for (const [at, ms] of roundTripsMs.entries()) seen.push(await flowsAt(8 + at, ms));
  return seen.map((pictures) => pictures.length);
}

test('the first guess keeps no picture away; a measurement does', async () => {
  const { estimates, flowsAt } = aLine();
  estimates(FIRST_OUTGOING_BPS);
  expect(await flowsAt(1)).toEqual(['speaker', 'gallery']);
  estimates(FIRST_OUTGOING_BPS - 1000);
  expect(await flowsAt(2)).toEqual(['speaker']);
});

test('a try succeeds while answers come as soon as ever, also over a long way, and where nothing is known of them', async () => {
  expect(await aTry(null, 150, 160, 170)).toEqual([1, 1, 1, 1]);
  expect(await aTry(null, 620, 600, 640)).toEqual([1, 1, 1, 1]);
  expect(await aTry(null, null, null, null)).toEqual([1, 1, 1, 1]);
});

test('a try is given up when answers are late', async () => {
  expect(await aTry(null, 150, 500, 700)).toEqual([1, 1, 0, 0]);
});

test('it is asked how long answers take at first, while little is estimated, and in a try; on another line all is forgotten', async () => {
  const { line, estimates, anotherWay, flowsAt } = aLine();
  anotherWay();
  expect(line.asksForAnswer).toBe(true);
  await flowsAt(1, 20);
  estimates(2_000_000);
  expect(line.asksForAnswer).toBe(false);
  estimates(90_000);
  expect(line.asksForAnswer).toBe(true);
  estimates(2_000_000);
  anotherWay();
  expect(line.asksForAnswer).toBe(true);
});

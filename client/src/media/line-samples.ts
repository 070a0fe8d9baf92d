import { type LineWay, type lineWay, pairInUse, rowsOf, type Stat } from './line-way.ts';

/** What was measured of a line. Rates in kbit/s; `loss` is the share of packets that did not arrive, 0…1. */
export type LineMeasurement = {
  way: LineWay;
  rttMs: number;
  jitterMs: number;
  loss: number;
  upKbps: number;
  /** What came back: the line towards the device carries that much or more. */
  downKbps: number;
};

/** One reading of both ways; counters since the beginning, times in milliseconds. */
export type LineSample = {
  atMs: number;
  rttMs: number | null;
  jitterMs: number | null;
  /** What the browser's congestion control takes the line up to carry. */
  upKbps: number | null;
  bytesReceived: number;
  packetsReceived: number;
  packetsLost: number;
};

/** Reads one sample out of the statistics of the sending transport and of what is received. */
export function readSample(
  atMs: number,
  sending: RTCStatsReport,
  receiving: RTCStatsReport,
): LineSample {
  const pair: Partial<Stat> = pairInUse(rowsOf(sending)) ?? {};
  const inbound: Partial<Stat> = rowsOf(receiving).find(({ type }) => type === 'inbound-rtp') ?? {};
  return {
    atMs,
    rttMs: scaled(pair.currentRoundTripTime, 1000),
    jitterMs: scaled(inbound.jitter, 1000),
    upKbps: scaled(pair.availableOutgoingBitrate, 1 / 1000),
    bytesReceived: scaled(inbound.bytesReceived, 1) ?? 0,
    packetsReceived: scaled(inbound.packetsReceived, 1) ?? 0,
    packetsLost: scaled(inbound.packetsLost, 1) ?? 0,
  };
}

/**
 * What samples in their order say of the line; null when nothing came back. The rate up is the last estimate, bounded below by what
 * came back (browsers without an estimate); the rate down is that of the best second.
 */
export function measured(
  samples: readonly LineSample[],
  way: ReturnType<typeof lineWay>,
): LineMeasurement | null {
  const last = samples.at(-1);
  if (!last || way === null || last.packetsReceived === 0) return null;
  const rates = samples.slice(1).map((sample, at) => {
    const before = samples[at] ?? sample;
    const ms = sample.atMs - before.atMs;
    return ms > 0 ? ((sample.bytesReceived - before.bytesReceived) * 8) / ms : 0;
  });
  const downKbps = Math.round(Math.max(0, ...rates));
  const estimate = samples.findLast(({ upKbps }) => upKbps !== null)?.upKbps ?? 0;
  return {
    way,
    rttMs: Math.round(median(samples.map(({ rttMs }) => rttMs))),
    jitterMs: Math.round(median(samples.map(({ jitterMs }) => jitterMs))),
    loss: Math.max(0, last.packetsLost) / (last.packetsReceived + Math.max(0, last.packetsLost)),
    upKbps: Math.max(downKbps, Math.round(estimate)),
    downKbps,
  };
}

function scaled(value: unknown, by: number): number | null {
  return typeof value === 'number' ? value * by : null;
}

function median(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  return known[Math.floor(known.length / 2)] ?? 0;
}

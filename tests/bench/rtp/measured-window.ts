import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuMsOf } from '../product.ts';
import type { Generator, RemotePeer } from './generator.ts';
import type { PeerCount } from './generator-process.ts';
import { socketDrops } from './socket-drops.ts';

/** What was seen within a window of time. Packets and bytes are those that receivers got, as on the line. */
export type Measured = {
  seconds: number;
  workerCpuMs: number;
  /** Of all processes of the generator. */
  generatorCpuMs: number;
  /** Processor time of everything that ran on the machine, over all cores. */
  busyMs: number;
  sentPackets: number;
  /** Frames and voice packets that the generator had no time to send. */
  skipped: number;
  packets: number;
  bytes: number;
  /** Packets that did not come, by sequence numbers, and how many of them the generator's own full sockets dropped. */
  lost: number;
  dropped: number;
  /** Packets from senders that did not reach the worker, as it came too late to its full socket. */
  notTaken: number;
  /** Packets that were decrypted and compared with the recording since the beginning, and those that were not as sent. */
  checked: number;
  wrong: number;
  /** Number of voices and of pictures that each receiver got at least a packet of. */
  voices: number[];
  pictures: number[];
};

/** A layer that begins anew is offered after two seconds, and comes with its next key frame. */
const LEAST_SETTLE_S = 3;
const MOST_SETTLE_S = 20;

/** Waits until each receiver gets so many pictures, each second; goes on after some time even if they do not come. */
export async function untilSteady(
  generator: Generator,
  peers: readonly RemotePeer[],
  pictures: number,
): Promise<void> {
  await sleep(LEAST_SETTLE_S * 1000);
  const late = performance.now() + MOST_SETTLE_S * 1000;
  let before = await generator.counts(peers);
  while (performance.now() < late) {
    await sleep(1000);
    const now = await generator.counts(peers);
    const got = changesBetween(before, now).filter(({ receives }) => receives);
    if (got.every((one) => one.pictures >= pictures)) return;
    before = now;
  }
}

/** Counts for a while. */
export async function measureFor(
  seconds: number,
  generator: Generator,
  peers: readonly RemotePeer[],
  sfu: { pid: number; port: number },
): Promise<Measured> {
  const look = async () => ({
    counts: await generator.counts(peers),
    workerCpuMs: cpuMsOf(sfu.pid),
    notTaken: socketDrops().get(sfu.port) ?? 0,
    generatorCpuMs: generator.cpuMs(),
    busyMs: busyMs(),
    atMs: performance.now(),
  });
  const before = await look();
  await sleep(seconds * 1000);
  const after = await look();
  const changes = changesBetween(before.counts, after.counts);
  const sum = (of: (one: (typeof changes)[number]) => number) =>
    changes.reduce((total, one) => total + of(one), 0);
  const got = changes.filter(({ receives }) => receives);
  return {
    seconds: (after.atMs - before.atMs) / 1000,
    workerCpuMs: after.workerCpuMs - before.workerCpuMs,
    generatorCpuMs: after.generatorCpuMs - before.generatorCpuMs,
    busyMs: after.busyMs - before.busyMs,
    sentPackets: sum((one) => one.sentPackets),
    skipped: sum((one) => one.skipped),
    packets: sum((one) => one.packets),
    bytes: sum((one) => one.bytes),
    lost: sum((one) => one.expected - one.packets),
    dropped: sum((one) => one.dropped),
    notTaken: after.notTaken - before.notTaken,
    checked: after.counts.reduce((total, { received }) => total + (received?.checked ?? 0), 0),
    wrong: after.counts.reduce((total, { received }) => total + (received?.wrong ?? 0), 0),
    voices: got.map((one) => one.voices),
    pictures: got.map((one) => one.pictures),
  };
}

function changesBetween(before: readonly PeerCount[], after: readonly PeerCount[]) {
  const earlier = new Map(before.map((count) => [count.key, count]));
  return after.map((count) => change(earlier.get(count.key), count));
}

function busyMs(): number {
  return cpus().reduce(
    (sum, { times }) => sum + times.user + times.nice + times.sys + times.irq,
    0,
  );
}

function change(before: PeerCount | undefined, after: PeerCount) {
  const known = new Map(before?.received?.producers.map((one) => [one.producerId, one]));
  const flows = (after.received?.producers ?? []).map((one) => {
    const earlier = known.get(one.producerId) ?? { packets: 0, bytes: 0, expected: 0 };
    return {
      source: one.source,
      packets: one.packets - earlier.packets,
      bytes: one.bytes - earlier.bytes,
      expected: one.expected - earlier.expected,
    };
  });
  const total = (of: 'packets' | 'bytes' | 'expected') =>
    flows.reduce((sum, flow) => sum + flow[of], 0);
  const flowing = (voice: boolean) =>
    flows.filter(({ source, packets }) => packets > 0 && (source === 'microphone') === voice)
      .length;
  const otherBytes = (after.received?.otherBytes ?? 0) - (before?.received?.otherBytes ?? 0);
  return {
    receives: after.received !== null,
    sentPackets: after.sentPackets - (before?.sentPackets ?? 0),
    skipped: after.skipped - (before?.skipped ?? 0),
    packets: total('packets'),
    bytes: total('bytes') + otherBytes,
    expected: total('expected'),
    dropped: after.dropped - (before?.dropped ?? 0),
    voices: flowing(true),
    pictures: flowing(false),
  };
}

/** Share of a core that the worker took. */
export const workerShare = ({ workerCpuMs, seconds }: Measured) => workerCpuMs / (seconds * 1000);

/** Share of what should have come that the SFU lost: what the generator's own sockets dropped is not its fault. */
export function lostShare({ lost, dropped, packets }: Measured): number {
  return Math.max(0, lost - dropped) / Math.max(1, packets + lost);
}

/** One line about the machine beside a figure: what the generator took of it, how busy all was, and whether the packets were right. */
export function machineLine(measured: Measured, processes: number, cores: number): string {
  const { generatorCpuMs, busyMs, seconds, checked, wrong, sentPackets, notTaken, skipped } =
    measured;
  const share = (ms: number) => `${((100 * ms) / (seconds * 1000)).toFixed(0)} %`;
  return `generator ${share(generatorCpuMs)} of a core in ${processes} process(es), sent ${(sentPackets / seconds).toFixed(0)} packets/s, of which in all ${notTaken} found the worker's socket full; the machine was busy for ${share(busyMs)} of ${cores * 100} %; of ${checked} packets decrypted ${wrong} were not as sent${skipped > 0 ? `\n          ! the generator had no time for ${skipped} frames and voice packets: this figure says little` : ''}`;
}

import { cpus } from 'node:os';
import type { Forwarding } from './forwarding.ts';
import { type Generator, startGenerator } from './rtp/generator.ts';
import { type Measured, machineLine, workerShare } from './rtp/measured-window.ts';

/** Beyond this difference two sides did not carry the same. */
const SAME_LOAD = 0.03;

/** Starts the peers' processes for a part of the bench and ends them after it. */
export async function withGenerator(
  measure: (generator: Generator) => Promise<void>,
): Promise<void> {
  const generator = await startGenerator();
  try {
    await measure(generator);
  } finally {
    generator.close();
  }
}

/** Prints what both took for a packet, with what the generator and the machine did meanwhile. */
export function printForwarding({ product, bare }: Forwarding, generator: Generator): void {
  for (const [name, rounds] of [
    ['product', product],
    ['bare', bare],
  ] as const) {
    const [lost, dropped] = [total(rounds, 'lost'), total(rounds, 'dropped')];
    console.log(
      `  ${name.padEnd(7)} ${microsecondsAPacket(rounds).toFixed(2)} µs a packet to a receiver, ${percent(total(rounds, 'workerCpuMs') / total(rounds, 'seconds') / 1000)} of a core (rounds: ${rounds.map((one) => percent(workerShare(one))).join(', ')}), ${rate(rounds)} packets/s to receivers, ${range(rounds.flatMap((one) => one.pictures))} pictures and ${range(rounds.flatMap((one) => one.voices))} voices each, lost ${lost} of ${total(rounds, 'packets') + lost}, of them ${dropped} by the generator`,
    );
    printMachine(rounds, generator);
  }
  const ratio = microsecondsAPacket(product) / microsecondsAPacket(bare);
  console.log(`  ratio of sums ${ratio.toFixed(2)}`);
  const apart = total(product, 'packets') / total(bare, 'packets') - 1;
  if (Math.abs(apart) > SAME_LOAD)
    console.log(
      `  ! not the same load: the product forwarded ${percent(apart)} more than bare mediasoup; the ratio says little`,
    );
}

/** Prints what the generator and the machine did in the last of the windows. */
export function printMachine(rounds: readonly Measured[], generator: Generator): void {
  const last = rounds.at(-1);
  if (last) console.log(`          ${machineLine(last, generator.processes, cpus().length)}`);
}

const range = (counts: readonly number[]) => `${Math.min(...counts)}–${Math.max(...counts)}`;

function microsecondsAPacket(rounds: readonly Measured[]): number {
  return (1000 * total(rounds, 'workerCpuMs')) / Math.max(1, total(rounds, 'packets'));
}

/** Packets to receivers in a second. */
export function rate(rounds: readonly Measured[]): string {
  return (total(rounds, 'packets') / total(rounds, 'seconds')).toFixed(0);
}

function total(
  rounds: readonly Measured[],
  of: 'workerCpuMs' | 'seconds' | 'packets' | 'lost' | 'dropped',
): number {
  return rounds.reduce((sum, one) => sum + one[of], 0);
}

/** A share in percent. */
export const percent = (share: number, digits = 1) => `${(100 * share).toFixed(digits)} %`;

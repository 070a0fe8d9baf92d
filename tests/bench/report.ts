import { inMilliseconds, percentiles } from './percentiles.ts';

/** Prints a figure with its bare limit below and the ratio of their medians. */
export function beside(title: string, measured: readonly number[], bare: readonly number[]): void {
  const ratio = percentiles(measured).p50 / percentiles(bare).p50;
  console.log(
    `\n${title}\n  product ${inMilliseconds(measured)}\n  bare    ${inMilliseconds(bare)}\n  ratio of medians ${ratio.toFixed(2)}`,
  );
}

/** The sum of some figures. */
export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Figures with one decimal, side by side. */
export const listed = (values: readonly number[]) =>
  values.map((value) => value.toFixed(1)).join(', ');

/** Bytes as kilobytes of 1024, with one decimal. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} kB`;
}

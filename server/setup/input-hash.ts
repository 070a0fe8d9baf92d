import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Remembers what a result was made from, so that it is made again only when that has changed. */
export type InputStamp = { isCurrent(): boolean; write(): void };

/** A stamp of the files and folders `inputs` (names in `leaveOut` are skipped) for the result at `output`. */
export function inputStamp(options: {
  root: string;
  name: string;
  inputs: readonly string[];
  output: string;
  leaveOut?: readonly string[];
}): InputStamp {
  const { root, name, inputs, output, leaveOut = [] } = options;
  const file = join(root, 'node_modules/.cache/nghi-su', `${name}.sha256`);
  const current = hashOf(root, inputs, leaveOut);
  return {
    isCurrent: () =>
      existsSync(join(root, output)) && existsSync(file) && readFileSync(file, 'utf8') === current,
    write() {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, current);
    },
  };
}

function hashOf(root: string, inputs: readonly string[], leaveOut: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of inputs.flatMap((input) => filesOf(join(root, input), leaveOut))) {
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

function filesOf(path: string, leaveOut: readonly string[]): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !leaveOut.includes(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesOf(join(path, entry.name), leaveOut));
}

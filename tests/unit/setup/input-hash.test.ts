import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inputStamp } from '#server/setup/input-hash.ts';

let root = '';
const stamp = () =>
  inputStamp({ root, name: 'a', inputs: ['in'], output: 'in/dist/out', leaveOut: ['dist'] });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nghi-su-stamp-'));
  mkdirSync(join(root, 'in/dist'), { recursive: true });
  writeFileSync(join(root, 'in/one'), '1');
  writeFileSync(join(root, 'in/dist/out'), 'made');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('inputStamp', () => {
  it('is current after it was written, until an input changes, comes or goes', () => {
    expect(stamp().isCurrent()).toBe(false);
    stamp().write();
    expect(stamp().isCurrent()).toBe(true);
    writeFileSync(join(root, 'in/one'), '2');
    expect(stamp().isCurrent()).toBe(false);
    writeFileSync(join(root, 'in/one'), '1');
    expect(stamp().isCurrent()).toBe(true);
    writeFileSync(join(root, 'in/two'), '');
    expect(stamp().isCurrent()).toBe(false);
  });

  it('is not current without its result, and does not look at the result itself', () => {
    stamp().write();
    writeFileSync(join(root, 'in/dist/out'), 'other');
    expect(stamp().isCurrent()).toBe(true);
    rmSync(join(root, 'in/dist/out'));
    expect(stamp().isCurrent()).toBe(false);
  });
});

import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  hasProgram,
  installLine,
  missingByName,
  missingOf,
} from '#server/setup/system-packages.ts';

describe('system packages', () => {
  it('are missing when their file is not there', () => {
    const there = { name: 'a', isThere: () => true };
    const absent = { name: 'b', isThere: () => false };
    expect(missingOf([there, absent])).toEqual(['b']);
  });

  it('are asked by name of the system that knows', async () => {
    const isDebian = spawnSync('dpkg-query', ['--version']).status === 0;
    const missing = await missingByName(['dpkg', 'no-such-package-anywhere']);
    expect(missing).toEqual(isDebian ? ['no-such-package-anywhere'] : []);
  });

  it('are installed by one line', () => {
    const line = installLine(['qpdf', 'poppler-utils']);
    expect(line).toContain('apt-get install');
    expect(line).toContain('qpdf poppler-utils');
    expect(line).not.toContain('\n');
  });

  it('find programs in the path', () => {
    expect(hasProgram('sh')).toBe(true);
    expect(hasProgram('no-such-program-anywhere')).toBe(false);
  });
});

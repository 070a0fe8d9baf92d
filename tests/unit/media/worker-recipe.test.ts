import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cachedWorkerPath, mediasoupFolder, SOURCE_EDITS } from '#media/worker/recipe.ts';
import { workerPath } from '#media/worker/worker-path.ts';

const worker = join(mediasoupFolder(), 'worker');

afterEach(() => vi.unstubAllEnvs());

describe('the recipe of the media worker', () => {
  it.each(SOURCE_EDITS)('finds what it changes in $file once', ({ file, from, to }) => {
    const parts = readFileSync(join(worker, file), 'utf8').split(from);
    expect(parts).toHaveLength(2);
    expect(to).not.toBe(from);
  });

  it('stands in for libraries of exactly the versions that the sources ask for', () => {
    const folder = join(worker, 'subprojects');
    const asked = readdirSync(folder)
      .filter((name) => name.endsWith('.wrap'))
      .map((name) => /^directory ?= ?(.+)$/m.exec(readFileSync(join(folder, name), 'utf8'))?.[1]);
    const overlay = join(import.meta.dirname, '../../../media/worker/overlay');
    for (const name of readdirSync(overlay)) expect(asked).toContain(name);
  });

  it('keeps the program outside of the clone, under the version of the library', () => {
    vi.stubEnv('NGHI_SU_CACHE', '/somewhere/else');
    expect(cachedWorkerPath()).toMatch(
      /^\/somewhere\/else\/mediasoup-worker\/3\.\d+\.\d+-\w+-\w+-[0-9a-f]{12}\/mediasoup-worker$/,
    );
  });

  it('lets a named program win, and says what to do when there is none', () => {
    vi.stubEnv('NGHI_SU_CACHE', '/nowhere');
    expect(workerPath({ MEDIASOUP_WORKER_BIN: '/a/worker' })).toBe('/a/worker');
    expect(() => workerPath({})).toThrow('npm start');
  });
});

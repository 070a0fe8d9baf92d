import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SharedPace } from '#server/http/shared-pace.ts';

/** A clock on which time passes only where somebody waits. */
function aClock() {
  let atMs = 0;
  return {
    now: () => atMs,
    wait: async (ms: number) => {
      const until = atMs + ms;
      await Promise.resolve();
      atMs = Math.max(atMs, until);
    },
  };
}

async function all(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return pieces;
}

describe('what is sent over a thin line', () => {
  test('comes whole and in order, in pieces, no faster than the pace', async () => {
    const chunks = fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(chunks, fc.integer({ min: 1, max: 200 }), async (sent, pieceBytes) => {
        const clock = aClock();
        const pieces = await all(new SharedPace(1000, clock).pass('a', sent, pieceBytes));
        expect(Buffer.concat(pieces)).toEqual(Buffer.concat(sent));
        expect(pieces.every(({ length }) => length <= pieceBytes)).toBe(true);
        const beforeLast = pieces.slice(0, -1).reduce((sum, { length }) => sum + length, 0);
        expect(clock.now()).toBeGreaterThanOrEqual(beforeLast - 0.001);
      }),
    );
  });

  test('shares the pace with what else goes over it, not with other lines', async () => {
    const clock = aClock();
    const pace = new SharedPace(1000, clock);
    const send = (line: string) => all(pace.pass(line, [new Uint8Array(500)], 100));
    await Promise.all([send('a'), send('a')]);
    expect(clock.now()).toBeGreaterThanOrEqual(899);
    const other = aClock();
    const apart = new SharedPace(1000, other);
    await Promise.all(['a', 'b'].map((line) => all(apart.pass(line, [new Uint8Array(500)], 100))));
    expect(other.now()).toBeLessThan(500);
  });

  test('comes ever faster when it takes long, and slowly again after a rest', async () => {
    const clock = aClock();
    const pace = new SharedPace(1000, clock);
    const took = async (bytes: number) => {
      const began = clock.now();
      await all(pace.pass('a', [new Uint8Array(bytes)], 100));
      return (clock.now() - began) / 1000;
    };
    expect(await took(40_000)).toBeCloseTo(10 + 10 + 2.5, 0);
    expect(await took(8_000)).toBeCloseTo(8, 0);
  });

  test('is forgotten once it is sent or given up', async () => {
    const pace = new SharedPace(1000, aClock());
    await all(pace.pass('a', [new Uint8Array(500)], 100));
    const givenUp = pace.pass('b', [new Uint8Array(500)], 100);
    await givenUp.next();
    expect(pace.size).toBe(1);
    await givenUp.return(undefined);
    expect(pace.size).toBe(0);
  });
});

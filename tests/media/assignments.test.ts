import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Assignments, createAssignments } from '#media/node/assignments.ts';
import { openRedisStore, type RedisStore } from '#media/node/redis-store.ts';
import { aRedis, type TestRedis } from '#tests/support/a-redis.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const nothing: ReadonlyMap<string, number> = new Map();
const key = 'a meeting';

let redis: TestRedis;
let store: RedisStore;
let assignments: Assignments;

beforeAll(async () => {
  redis = await aRedis();
  store = await openRedisStore(redis.url, quiet);
  assignments = createAssignments(store, 60_000);
});

afterAll(async () => {
  await store?.close();
  await redis?.close();
});

const renew = (claim: number, parts = nothing) => assignments.renew(key, claim, parts);
const assign = (claim: number, nodeId: string, beside = nothing) =>
  assignments.assign(key, claim, { nodeId, beside });
const isOvertaken = (epoch: number, nodeId: string) =>
  assignments.isOvertaken({ key, epoch }, nodeId);

describe('after Redis lost everything, a holder that was overtaken and did not learn it', () => {
  let old: number;
  let held: number;
  let oldPart: number;
  let heldPart: number;

  beforeEach(async () => {
    await redis.flush();
    old = await assignments.claim(key);
    oldPart = await assign(old, 'north');
    held = await assignments.claim(key);
    heldPart = await assign(held, 'north');
    expect(held).toBeGreaterThan(old);
    await redis.flush();
  });

  test('may renew first: the greater claim holds the room all the same, and the other learns it', async () => {
    await renew(old, new Map([['north', oldPart]]));
    await renew(held, new Map([['north', heldPart]]));
    await expect(renew(old)).rejects.toThrow('another process');
    await expect(assign(old, 'south')).rejects.toThrow('another process');
    await renew(held, new Map([['north', heldPart]]));
    expect(await isOvertaken(heldPart, 'north')).toBe(false);
    expect(await isOvertaken(oldPart, 'north')).toBe(true);
  });

  test('may open a part first: the greater claim opens its own all the same, and the other learns it', async () => {
    await assign(old, 'south');
    const part = await assign(held, 'west', new Map([['north', heldPart]]));
    await expect(renew(old)).rejects.toThrow('another process');
    expect(await isOvertaken(part, 'west')).toBe(false);
    expect(await isOvertaken(heldPart, 'north')).toBe(false);
  });

  test('ends no part of the greater claim meanwhile', async () => {
    await renew(old, new Map([['north', oldPart]]));
    expect(await isOvertaken(heldPart, 'north')).toBe(false);
    await renew(old);
    expect(await isOvertaken(heldPart, 'north')).toBe(false);
  });

  test('gives back nothing that the greater claim holds', async () => {
    await renew(old);
    await renew(held);
    await assignments.end(key, old);
    expect(await store.hash(`nghi-su:media:room:${key}`)).toMatchObject({ claim: String(held) });
  });
});

test('a part that is opened after Redis lost everything ends none beside it', async () => {
  const claim = await assignments.claim(key);
  const north = await assign(claim, 'north');
  await redis.flush();
  const south = await assign(claim, 'south', new Map([['north', north]]));
  expect(south).toBeGreaterThan(north);
  expect(await isOvertaken(north, 'north')).toBe(false);
  expect(await isOvertaken(south, 'south')).toBe(false);
});

test('claims are compared as numbers', async () => {
  await redis.flush();
  await renew(1_000);
  await expect(renew(999)).rejects.toThrow('another process');
  await renew(10_000);
  await expect(renew(1_000)).rejects.toThrow('another process');
});

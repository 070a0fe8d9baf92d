import { expect, it } from 'vitest';
import { KeptStore } from '#client/offline/kept-store.ts';
import { memoryRecordShelf } from '#client/offline/record-shelf.ts';
import { type Ago, SeenPages, type Telling } from '#client/offline/seen-pages.ts';
import { UserId, type VersionId } from '#contract/ids.ts';

const userId = UserId.parse('00000001-0000-4000-8000-000000000000');
const [a, b] = ['a', 'b'] as [VersionId, VersionId];

it('pages read without a line are told together when it is back, and once', async () => {
  const store = new KeptStore(memoryRecordShelf());
  await store.begin(userId);
  const told: [string, number[], Ago][] = [];
  let nowMs = 1_000_000;
  const now = () => nowMs;
  let answer: Telling = 'unreachable';
  const tell = async (versionId: VersionId, pages: number[], ago: Ago) => {
    if (answer !== 'unreachable') told.push([versionId, pages, ago]);
    return versionId === b ? 'refused' : answer;
  };
  const before = new SeenPages({ store, tell, now });
  await before.add(a, [1, 2]);
  nowMs += 60_000;
  await before.add(a, [2, 5]);
  await before.tellAll();
  // The page was loaded anew meanwhile; of the other document the server wants to know nothing.
  const after = new SeenPages({ store, tell, now });
  await after.add(b, [1]);
  nowMs += 3_600_000;
  answer = 'done';
  await after.tellAll();
  await after.tellAll();
  expect(told).toEqual([
    [a, [1, 2, 5], { first: 3660, last: 3600 }],
    [b, [1], { first: 3600, last: 3600 }],
  ]);
});

it('what the server breaks on, or nobody is signed in to tell, is told another time', async () => {
  const store = new KeptStore(memoryRecordShelf());
  await store.begin(userId);
  const told: string[] = [];
  let answer: Telling = 'failed';
  const tell = async (versionId: VersionId) => {
    told.push(versionId);
    return versionId === a ? answer : 'done';
  };
  const seen = new SeenPages({ store, tell, now: Date.now });
  await seen.add(a, [1]);
  await seen.add(b, [2]);
  await seen.tellAll();
  expect(told).toEqual([a, b]);
  // The session is over, and somebody signs in again.
  await store.release();
  await store.begin(userId);
  answer = 'done';
  await seen.tellAll();
  await seen.tellAll();
  expect(told).toEqual([a, b, a]);
});

import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError, offlineError } from '#client/api/api-error.ts';
import { paceOf, pauseAfter } from '#client/offline/keeping-pace.ts';
import type { PlannedMeeting } from '#client/offline/keeping-plan.ts';
import {
  isWhole,
  KeptDocuments,
  PART_BYTES,
  type PageTexts,
} from '#client/offline/kept-documents.ts';
import { KeptStore } from '#client/offline/kept-store.ts';
import { type KeepingServer, PacketKeeper } from '#client/offline/packet-keeper.ts';
import { memoryRecordShelf } from '#client/offline/record-shelf.ts';
import { UserId, type VersionId } from '#contract/ids.ts';

const userId = UserId.parse('00000001-0000-4000-8000-000000000000');
const AT_ONCE = 8 * PART_BYTES;

/** Sizes of the documents on the server by their version; the current item and the agenda may be changed by a test. */
type World = {
  sizes: Record<string, number>;
  agenda: Record<string, string[]>;
  current: string | null;
  pace: number;
  fetched: { versionId: string; begin: number; end: number; at: number }[];
  refuse: (versionId: string) => Error | null;
  texts: PageTexts;
};

let world: World;
let now: number;
let store: KeptStore;
let documents: KeptDocuments;

beforeEach(async () => {
  world = {
    sizes: {},
    agenda: {},
    current: null,
    pace: 2_000_000,
    fetched: [],
    refuse: () => null,
    texts: { pages: ['một', 'hai'], isFinal: true },
  };
  now = 0;
  store = new KeptStore(memoryRecordShelf());
  await store.begin(userId);
  documents = new KeptDocuments(store);
});

function meetingNow(): PlannedMeeting {
  return {
    meetingId: 'm',
    title: 'Phiên họp',
    startsAt: '2026-11-26T01:00:00Z',
    endsAt: '2026-11-26T04:00:00Z',
    phase: 'running',
    unitName: 'UBND huyện',
    items: Object.entries(world.agenda).map(([itemId, versions]) => ({
      itemId,
      title: itemId,
      documents: versions.map((versionId) => ({
        versionId,
        documentId: `d-${versionId}`,
        title: versionId,
        fileName: 'a.pdf',
        sizeBytes: world.sizes[versionId],
        isInternal: false,
        progress: { state: 'ready', pageCount: 1 },
      })),
    })),
  } as unknown as PlannedMeeting;
}

const server: KeepingServer = {
  meetings: async () => [meetingNow()],
  facts: async ({ versionId }) => ({ sizeBytes: world.sizes[versionId] ?? 0 }),
  async bytes(versionId, begin, end) {
    const refusal = world.refuse(versionId);
    if (refusal) throw refusal;
    world.fetched.push({ versionId, begin, end, at: now });
    now += 10;
    return new Uint8Array(end - begin).map((_, index) => (begin + index) % 251);
  },
  texts: async () => world.texts,
};

function round(signal = new AbortController().signal) {
  return keeperOf(server).round(signal);
}

function keeperOf(from: KeepingServer) {
  return new PacketKeeper({
    server: from,
    documents,
    around: {
      now: () => now,
      wait: async (ms) => {
        now += ms;
        if (world.pace === 0) world.pace = 128_000;
      },
      pace: () => world.pace,
      currentItemId: () => world.current as never,
    },
  });
}

const keptNames = () => [...documents.view().versions.values()].filter(isWhole).map((v) => v.title);

describe('documents of a coming meeting', () => {
  it('give way in the middle of a part, and go on with it once there is room', async () => {
    world.sizes = { a: 2 * PART_BYTES };
    world.agenda = { i: ['a'] };
    let asked = 0;
    const keeper = keeperOf({
      ...server,
      bytes: (versionId, begin, end, signal) => {
        asked += 1;
        if (asked > 1) return server.bytes(versionId, begin, end, signal);
        return new Promise((_, fail) => {
          signal.addEventListener('abort', () => fail(signal.reason));
          world.pace = 0;
          keeper.giveWay();
        });
      },
    });
    expect(await keeper.round(new AbortController().signal)).toBe('done');
    expect(asked).toBeGreaterThan(1);
    expect(keptNames()).toEqual(['a']);
  });

  it('are kept to the last byte, readable piece by piece', async () => {
    world.sizes = { a: AT_ONCE + PART_BYTES + 7 };
    world.agenda = { i: ['a'] };
    expect(await round()).toBe('done');
    const kept = await documents.whole('a' as VersionId);
    expect(kept?.keptBytes).toBe(AT_ONCE + PART_BYTES + 7);
    const middle = await documents.bytes('a' as VersionId, PART_BYTES - 5, 2 * PART_BYTES + 5);
    expect(middle?.length).toBe(PART_BYTES + 10);
    expect(middle?.[0]).toBe((PART_BYTES - 5) % 251);
    expect(middle?.at(-1)).toBe((2 * PART_BYTES + 4) % 251);
    expect(await documents.texts('a' as VersionId)).toEqual(['một', 'hai']);
  });

  it('are not fetched twice', async () => {
    world.sizes = { a: 10, b: 20 };
    world.agenda = { i: ['a', 'b'] };
    await round();
    await round();
    expect(world.fetched).toHaveLength(2);
  });

  it('go on where they stopped when the line is back, after a reload too', async () => {
    world.sizes = { a: 3 * AT_ONCE };
    world.agenda = { i: ['a'] };
    world.refuse = () => (world.fetched.length === 1 ? offlineError() : null);
    expect(await round()).toBe('cut-off');
    world.refuse = () => null;
    documents = new KeptDocuments(store);
    expect(await round()).toBe('done');
    expect(world.fetched.map(({ begin }) => begin)).toEqual([0, AT_ONCE, 2 * AT_ONCE]);
  });

  it('follow the meeting: when it moves on, the new item’s come next', async () => {
    world.sizes = { a: 10, b: 20, c: 30, d: 40 };
    world.agenda = { i1: ['a', 'b'], i2: ['c'], i3: ['d'] };
    world.current = 'i1';
    world.refuse = () => {
      if (world.fetched.length === 1) world.current = 'i3';
      return null;
    };
    await round();
    expect(world.fetched.map(({ versionId }) => versionId)).toEqual(['a', 'b', 'd', 'c']);
  });

  it('get the words of their scanned pages once these are recognised', async () => {
    world.sizes = { a: 10 };
    world.agenda = { i: ['a'] };
    world.texts = { pages: ['một', ''], isFinal: false };
    expect(await round()).toBe('done');
    expect(keptNames()).toEqual(['a']);
    world.texts = { pages: ['một', 'chữ trong ảnh'], isFinal: true };
    await round();
    world.texts = { pages: ['không hỏi nữa'], isFinal: true };
    await round();
    expect(await documents.texts('a' as VersionId)).toEqual(['một', 'chữ trong ảnh']);
    expect(world.fetched).toHaveLength(1);
  });

  it('that were replaced or recalled are erased', async () => {
    world.sizes = { a: 10, b: 10 };
    world.agenda = { i: ['a', 'b'] };
    await round();
    world.agenda = { i: ['b', 'c'] };
    world.sizes = { b: 10, c: 10 };
    world.refuse = (versionId) =>
      versionId === 'c' ? new ApiError({ code: 'NOT_FOUND', reason: 'document-recalled' }) : null;
    expect(await round()).toBe('done');
    expect(keptNames()).toEqual(['b']);
    expect((await store.names('')).filter((name) => /\/(a|c)(\/|$)/.test(name))).toEqual([]);
  });

  it('that are erased while a part is under way do not come back', async () => {
    world.sizes = { a: 3 * AT_ONCE };
    world.agenda = { i: ['a'] };
    let erasing: Promise<void> | undefined;
    world.refuse = () => {
      if (world.fetched.length === 1) erasing = documents.erase(['a' as VersionId]);
      return null;
    };
    await round();
    await erasing;
    expect(keptNames()).toEqual([]);
    expect((await store.names('')).filter((name) => name.startsWith('part/'))).toEqual([]);
  });

  it('stop at a full disk, and what is there stays readable', async () => {
    world.sizes = { a: 10, b: 20 };
    world.agenda = { i: ['a', 'b'] };
    world.refuse = (versionId) =>
      versionId === 'b' ? new DOMException('full', 'QuotaExceededError') : null;
    expect(await round()).toBe('full');
    expect(documents.view().isFull).toBe(true);
    expect(keptNames()).toEqual(['a']);
  });

  it('are fetched by nobody once the account has left', async () => {
    world.sizes = { a: 3 * AT_ONCE };
    world.agenda = { i: ['a'] };
    const leaving = new AbortController();
    world.refuse = () => {
      if (world.fetched.length === 1) leaving.abort();
      return null;
    };
    expect(await round(leaving.signal)).toBe('ended');
    expect(world.fetched).toHaveLength(2);
  });
});

describe('the pace', () => {
  it.each([2_000_000, 256_000, 128_000])('stays below %d bits in a second', async (pace) => {
    world.pace = pace;
    world.sizes = { a: 1_000_000 };
    world.agenda = { i: ['a'] };
    await round();
    const bits = world.fetched.reduce((sum, { begin, end }) => sum + 8 * (end - begin), 0);
    expect(bits).toBe(8_000_000);
    expect((bits * 1000) / now).toBeLessThanOrEqual(pace);
    expect((bits * 1000) / now).toBeGreaterThan(pace * 0.9);
  });

  it('takes small bites in a conference', async () => {
    world.pace = 128_000;
    world.sizes = { a: 3 * PART_BYTES };
    world.agenda = { i: ['a'] };
    await round();
    expect(world.fetched).toHaveLength(3);
  });

  it('waits while nothing may be fetched, and says so', async () => {
    world.pace = 0;
    world.sizes = { a: 10 };
    world.agenda = { i: ['a'] };
    const waits: boolean[] = [];
    documents.subscribe(() => waits.push(documents.view().isWaiting));
    await round();
    expect(waits).toContain(true);
    expect(documents.view().isWaiting).toBe(false);
    expect(world.fetched[0]?.at).toBeGreaterThanOrEqual(5000);
  });

  it.each([
    [{ conference: false, meeting: false, quality: 'unknown', sparesData: false }, 2_000_000],
    [{ conference: false, meeting: true, quality: 'unknown', sparesData: false }, 256_000],
    [{ conference: true, meeting: true, quality: 'good', sparesData: false }, 256_000],
    [{ conference: true, meeting: true, quality: 'fair', sparesData: false }, 128_000],
    [{ conference: true, meeting: true, quality: 'unknown', sparesData: false }, 128_000],
    [{ conference: true, meeting: true, quality: 'weak', sparesData: false }, 0],
    [{ conference: false, meeting: false, quality: 'unknown', sparesData: true }, 0],
  ] as const)('of %j is %d', (use, pace) => {
    expect(paceOf(use)).toBe(pace);
  });

  it('counts the time that the fetching itself took', () => {
    expect(pauseAfter(1000, 0, 8000)).toBe(1000);
    expect(pauseAfter(1000, 400, 8000)).toBe(600);
    expect(pauseAfter(1000, 4000, 8000)).toBe(0);
  });
});

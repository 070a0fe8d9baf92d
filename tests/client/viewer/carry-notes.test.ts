import { describe, expect, test, vi } from 'vitest';
import { carriedId } from '#client/features/viewer/carry/carried-id.ts';
import { type CarryServer, carryNotes } from '#client/features/viewer/carry/carry-notes.ts';
import type { PrivateAnnotation } from '#client/features/viewer/notes/annotation-store.ts';
import type { Carried } from '#contract/http/versions.ts';
import { AnnotationId, type VersionId } from '#contract/ids.ts';
import { id, line, newPage, oldPage, sentence, version } from '#tests/support/page-words.ts';

describe('carrying one’s notes', () => {
  const kept: PrivateAnnotation = {
    annotationId: id(1),
    page: 1,
    body: { kind: 'note', x: 62, y: 104, text: 'giữ' },
  };
  const lost: PrivateAnnotation = {
    annotationId: id(2),
    page: 2,
    body: { kind: 'note', x: 62, y: 104, text: 'mất chỗ' },
  };

  /** A server with notes on versions 1 and 2; the words of page 1 stand lower on the next version, page 2 is gone. */
  function aServer(notes: Record<string, PrivateAnnotation[]>) {
    const ledger = new Map<VersionId, Carried[]>();
    const words = line(sentence);
    const server: CarryServer = {
      annotations: async (versionId) => notes[versionId] ?? [],
      carried: async (versionId) => ledger.get(versionId) ?? [],
      note: async (versionId, entries) =>
        void ledger.set(versionId, [...(ledger.get(versionId) ?? []), ...entries]),
      anchors: async () => ({
        state: 'ready',
        oldPages: [oldPage(words, [[0, 10, 1, 0]]), { ...oldPage(words, [], null), page: 2 }],
        newPages: [newPage(line(sentence, 260))],
      }),
    };
    return { server, ledger };
  }
  const task = (n: number, ...older: number[]) => ({
    versionId: version(n),
    older: older.map((number) => ({ versionId: version(number), number })),
  });

  test('places what it can, lists the rest, and does neither twice', async () => {
    const { server } = aServer({ [version(1)]: [kept, lost] });
    const put = vi.fn(async () => undefined);
    const outcome = await carryNotes(task(2, 1), server, put);
    const placed = {
      ...kept,
      annotationId: carriedId(id(1), version(2)),
      body: { ...kept.body, y: 264 },
    };
    expect(outcome).toEqual({
      state: 'done',
      placed: [placed],
      unplaced: [{ annotation: lost, versionId: version(1), number: 1 }],
      noted: expect.any(Promise),
    });
    expect(put.mock.calls).toEqual([[placed]]);
    await (outcome.state === 'done' && outcome.noted);
    expect(await carryNotes(task(2, 1), server, put)).toMatchObject({
      placed: [],
      unplaced: [{ annotation: lost }],
    });
    expect(put).toHaveBeenCalledTimes(1);
  });

  test('goes on from what was placed in between, and brings nothing back that was erased or left out there', async () => {
    const { server, ledger } = aServer({ [version(1)]: [kept, lost] });
    ledger.set(version(2), [
      { annotationId: kept.annotationId, outcome: 'placed' },
      { annotationId: lost.annotationId, outcome: 'dismissed' },
    ]);
    const put = vi.fn(async () => undefined);
    // On version 2 the placed one was erased since: nothing is left to carry.
    expect(await carryNotes(task(3, 2, 1), server, put)).toEqual({
      state: 'done',
      placed: [],
      unplaced: [],
      noted: expect.any(Promise),
    });
    expect(put).not.toHaveBeenCalled();
  });

  test('leaves alone what another device has placed and its author has changed since', async () => {
    const there = { ...kept, annotationId: carriedId(id(1), version(2)) };
    const { server } = aServer({ [version(1)]: [kept], [version(2)]: [there] });
    const put = vi.fn(async () => undefined);
    expect(await carryNotes(task(2, 1), server, put)).toMatchObject({ state: 'done' });
    expect(put).not.toHaveBeenCalled();
  });

  test('notes as placed what the server has, and nothing before', async () => {
    const { server, ledger } = aServer({ [version(1)]: [kept, lost] });
    const sent = Promise.withResolvers<void>();
    const outcome = await carryNotes(task(2, 1), server, () => sent.promise);
    expect(ledger.get(version(2))).toEqual([{ annotationId: id(2), outcome: 'unplaced' }]);
    sent.resolve();
    await (outcome.state === 'done' && outcome.noted);
    expect(ledger.get(version(2))).toContainEqual({ annotationId: id(1), outcome: 'placed' });
  });

  test('comes to an end with more than the server takes note of at once', async () => {
    const many = [kept, lost].flatMap((one) =>
      Array.from({ length: 1001 }, () => ({
        ...one,
        annotationId: AnnotationId.parse(crypto.randomUUID()),
      })),
    );
    const { server, ledger } = aServer({ [version(1)]: many });
    const note = vi.fn((versionId: VersionId, entries: Carried[]) =>
      entries.length > 1000
        ? Promise.reject(new Error('BAD_INPUT'))
        : server.note(versionId, entries),
    );
    const outcome = await carryNotes(task(2, 1), { ...server, note }, async () => undefined);
    await (outcome.state === 'done' && outcome.noted);
    expect(ledger.get(version(2))).toHaveLength(2002);
    const again = await carryNotes(task(2, 1), { ...server, note }, async () => undefined);
    expect(again).toMatchObject({ placed: [] });
  });

  test('waits while the versions are compared, and notes nothing when the line is lost', async () => {
    const { server, ledger } = aServer({ [version(1)]: [kept] });
    const comparing: CarryServer = { ...server, anchors: async () => ({ state: 'comparing' }) };
    expect(
      await carryNotes(
        task(2, 1),
        comparing,
        vi.fn(async () => undefined),
      ),
    ).toEqual({ state: 'waiting' });
    const cut: CarryServer = { ...server, anchors: () => Promise.reject(new Error('no line')) };
    await expect(
      carryNotes(
        task(2, 1),
        cut,
        vi.fn(async () => undefined),
      ),
    ).rejects.toThrow('no line');
    expect(ledger.size).toBe(0);
  });
});

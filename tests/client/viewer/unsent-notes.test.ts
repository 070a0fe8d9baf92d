import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Delivery, PendingChange } from '#client/features/viewer/notes/outbox.ts';
import { memoryShelf } from '#client/features/viewer/notes/outbox-shelf.ts';
import { UnsentNotes } from '#client/features/viewer/notes/unsent-notes.ts';
import { AnnotationId, UserId, VersionId } from '#contract/ids.ts';

const ownerId = UserId.parse('7d444840-9dc0-41d1-b245-5ffdce74fad2');
const otherId = UserId.parse('8d444840-9dc0-41d1-b245-5ffdce74fad2');

/** A note on a version of its own. */
function aChange(n: number, ofOwner = ownerId): PendingChange {
  return {
    ownerId: ofOwner,
    versionId: VersionId.parse(`${n}a444840-9dc0-41d1-b245-5ffdce74fad2`),
    annotationId: AnnotationId.parse(`${n}d444840-9dc0-41d1-b245-5ffdce74fad2`),
    content: { page: 1, body: { kind: 'note', x: 1, y: 2, text: `${n}` } },
    stamp: `${n}`,
  };
}

function aDevice() {
  const shelf = memoryShelf();
  const sent: string[] = [];
  const answers = new Map<string, Delivery>();
  const deliver = async (change: PendingChange, isDue?: () => Promise<boolean>) => {
    if (isDue && !(await isDue())) return 'done';
    const answer = answers.get(change.stamp) ?? 'done';
    if (answer === 'done') sent.push(change.stamp);
    return answer;
  };
  const notes = new UnsentNotes({ shelf, serverOf: async () => ({ deliver }) });
  return { shelf, sent, answers, notes };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what was written on any version goes after a sign-in, and nothing of another account', async () => {
  const { shelf, sent, notes } = aDevice();
  for (const change of [aChange(1), aChange(2), aChange(3, otherId)]) await shelf.put(change);
  notes.begin(ownerId);
  expect(await notes.send()).toBe(0);
  expect(sent).toEqual(['1', '2']);
  expect(await shelf.count(otherId)).toBe(1);
});

test('what is refused or broken on stays and is counted, and the others go', async () => {
  const { shelf, sent, answers, notes } = aDevice();
  for (const change of [aChange(1), aChange(2), aChange(3)]) await shelf.put(change);
  answers.set('1', 'refused').set('2', 'failed');
  notes.begin(ownerId);
  expect(await notes.send()).toBe(2);
  expect(sent).toEqual(['3']);
  answers.clear();
  // The line came back.
  expect(await notes.send()).toBe(0);
  expect(sent).toEqual(['3', '1', '2']);
});

test('without a line nothing is lost, and it is tried again by itself', async () => {
  const { shelf, sent, answers, notes } = aDevice();
  await shelf.put(aChange(1));
  answers.set('1', 'unreachable');
  notes.begin(ownerId);
  expect(await notes.send()).toBe(1);
  answers.clear();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual(['1']);
  expect(await shelf.count(ownerId)).toBe(0);
});

test('what an open document has replaced meanwhile is not sent over it', async () => {
  const { shelf, sent, notes } = aDevice();
  await shelf.put(aChange(1));
  const all = await shelf.all(ownerId);
  shelf.all = async () => all;
  await shelf.put({ ...aChange(1), stamp: 'newer' });
  notes.begin(ownerId);
  expect(await notes.send()).toBe(1);
  expect(sent).toEqual([]);
});

test('once nobody is signed in nothing goes out', async () => {
  const { shelf, sent, notes } = aDevice();
  notes.begin(ownerId);
  notes.leave();
  await shelf.put(aChange(1));
  await notes.send();
  expect(sent).toEqual([]);
});

import { expect, test } from 'vitest';
import type { PendingChange } from '#client/features/viewer/notes/outbox.ts';
import { memoryShelf, shelfInTurn } from '#client/features/viewer/notes/outbox-shelf.ts';
import { AnnotationId, UserId, VersionId } from '#contract/ids.ts';

const ownerId = UserId.parse('7d444840-9dc0-41d1-b245-5ffdce74fad2');
const versionId = VersionId.parse('9d444840-9dc0-41d1-b245-5ffdce74fad2');
const annotationId = AnnotationId.parse('1d444840-9dc0-41d1-b245-5ffdce74fad2');

function aChange(stamp: string, content: PendingChange['content']): PendingChange {
  return { ownerId, versionId, annotationId, content, stamp };
}
const note = { page: 1, body: { kind: 'note', x: 1, y: 2, text: 'x' } } as const;

/** A shelf on which a note is sealed as late as the test wants; what is erased needs no sealing. */
function aSlowShelf() {
  const inner = memoryShelf();
  const sealed = Promise.withResolvers<void>();
  const shelf = shelfInTurn({
    ...inner,
    async put(change) {
      if (change.content) await sealed.promise;
      await inner.put(change);
    },
  });
  return { shelf, sealed: () => sealed.resolve() };
}

test('a note that was erased while it was being sealed stays erased', async () => {
  const { shelf, sealed } = aSlowShelf();
  const written = shelf.put(aChange('one', note));
  const erased = shelf.put(aChange('two', null));
  sealed();
  await Promise.all([written, erased]);
  expect(await shelf.all(ownerId, versionId)).toEqual([aChange('two', null)]);
});

test('what is sent before it was sealed does not come to lie on the shelf afterwards', async () => {
  const { shelf, sealed } = aSlowShelf();
  const written = shelf.put(aChange('one', note));
  const settled = shelf.settle(aChange('one', note));
  sealed();
  await Promise.all([written, settled]);
  expect(await shelf.count(ownerId)).toBe(0);
});

test('one that can’t be sealed does not stop the next', async () => {
  const inner = memoryShelf();
  const shelf = shelfInTurn({
    ...inner,
    put: (change) =>
      change.stamp === 'long' ? Promise.reject(new RangeError('too long')) : inner.put(change),
  });
  const long = shelf.put(aChange('long', note));
  const short = shelf.put(aChange('short', note));
  await expect(long).rejects.toThrow(RangeError);
  await short;
  expect(await shelf.holds(aChange('short', note))).toBe(true);
});

import { expect, it } from 'vitest';
import { placeDocument } from '#client/features/documents/place-document.ts';
import type { AgendaItem } from '#contract/http/meetings.ts';

const anItem = (itemId: string, ...documentIds: string[]) =>
  ({ itemId, documents: documentIds.map((documentId) => ({ documentId, itemId })) }) as AgendaItem;
const agenda = [anItem('I', 'a', 'b', 'c'), anItem('II', 'd'), anItem('III')];
const after = (documentId: string, itemId: string, place: number) =>
  placeDocument(agenda, documentId, { itemId, place }).map(({ documents }) =>
    documents.map((document) => String(document.documentId)).join(''),
  );

it.each([
  ['a', 'I', 2, ['bca', 'd', '']],
  ['c', 'I', 0, ['cab', 'd', '']],
  ['c', 'I', -1, ['cab', 'd', '']],
  ['a', 'I', 99, ['bca', 'd', '']],
  ['a', 'II', 0, ['bc', 'ad', '']],
  ['a', 'II', 1, ['bc', 'da', '']],
  ['d', 'III', 0, ['abc', '', 'd']],
] as const)('%s to %s at %i', (documentId, itemId, place, expected) => {
  expect(after(documentId, itemId, place)).toEqual(expected);
});

it('gives the same agenda when nothing changes or something is gone', () => {
  for (const [documentId, itemId, place] of [
    ['a', 'I', 0],
    ['x', 'I', 0],
    ['a', 'IV', 0],
  ] as const)
    expect(placeDocument(agenda, documentId, { itemId, place })).toBe(agenda);
});

it('a moved document belongs to its new item, and the untouched items stay the very same', () => {
  const next = placeDocument(agenda, 'a', { itemId: 'III', place: 0 });
  expect(next[2]?.documents[0]?.itemId).toBe('III');
  expect(next[1]).toBe(agenda[1]);
});

import { describe, expect, it } from 'vitest';
import { offlineError } from '#client/api/api-error.ts';
import { eraseUnreadable } from '#client/offline/erase-unreadable.ts';
import { KeptDocuments, type WantedVersion } from '#client/offline/kept-documents.ts';
import { jsonRecord, KeptStore } from '#client/offline/kept-store.ts';
import { memoryRecordShelf } from '#client/offline/record-shelf.ts';
import { UserId, type VersionId } from '#contract/ids.ts';

const userId = UserId.parse('00000001-0000-4000-8000-000000000000');
const [v1, v2] = ['v1', 'v2'] as [VersionId, VersionId];

/** Two versions that are here in whole, of one document or of two. */
async function twoVersions(documentIds = ['d1', 'd2']) {
  const store = new KeptStore(memoryRecordShelf());
  await store.begin(userId);
  const documents = new KeptDocuments(store);
  for (const [index, versionId] of [v1, v2].entries()) {
    const documentId = documentIds[index];
    const begun = await documents.begin({ versionId, documentId } as WantedVersion, 3);
    const kept = begun && (await documents.add(begun, new Uint8Array([1, 2, 3])));
    if (kept) await documents.addTexts(kept, { pages: ['một'], isFinal: true });
    await store.write(jsonRecord(`answer/versions.pages/[["versionId","${versionId}"]]`, {}));
  }
  return { store, documents };
}

describe('at a contact with the server', () => {
  it('every trace of what may not stay is erased, and nothing else', async () => {
    const { store, documents } = await twoVersions();
    await eraseUnreadable(documents, async (asked) => {
      expect(asked).toEqual([v1, v2]);
      return { versionIds: [v2], replaced: [] };
    });
    const names = await store.names('');
    expect(names.filter((name) => name.includes(v1))).toEqual([]);
    expect(names.filter((name) => name.includes(v2))).toHaveLength(4);
    expect(await documents.whole(v2)).not.toBeNull();
  });

  it('one that was replaced stays until the newer one is here', async () => {
    const apart = (await twoVersions()).documents;
    await eraseUnreadable(apart, async () => ({ versionIds: [v2], replaced: [v1] }));
    expect([...apart.view().versions.keys()]).toEqual([v1, v2]);
    const together = (await twoVersions(['d', 'd'])).documents;
    await eraseUnreadable(together, async () => ({ versionIds: [v2], replaced: [v1] }));
    expect([...together.view().versions.keys()]).toEqual([v2]);
  });

  it('nothing is erased when the server can’t be asked', async () => {
    const { documents } = await twoVersions();
    const ask = () => Promise.reject(offlineError());
    await expect(eraseUnreadable(documents, ask)).rejects.toMatchObject({ reason: 'offline' });
    expect(documents.view().versions.size).toBe(2);
  });

  it('a device that keeps nothing asks nothing', async () => {
    const documents = new KeptDocuments(new KeptStore(memoryRecordShelf()));
    await eraseUnreadable(documents, () => Promise.reject(new Error('asked')));
  });

  it('another page of the browser sees what is gone', async () => {
    const { store, documents } = await twoVersions();
    const beside = new KeptDocuments(store);
    await beside.load();
    expect(beside.view().versions.size).toBe(2);
    await documents.erase([v1]);
    await beside.load(true);
    expect([...beside.view().versions.keys()]).toEqual([v2]);
  });
});

import { expect, it } from 'vitest';
import { KeptDocuments, type WantedVersion } from '#client/offline/kept-documents.ts';
import { KeptStore } from '#client/offline/kept-store.ts';
import { memoryRecordShelf } from '#client/offline/record-shelf.ts';
import { UserId, VersionId } from '#contract/ids.ts';

const userId = UserId.parse('00000001-0000-4000-8000-000000000000');
const versionId = VersionId.parse('00000003-0000-4000-8000-000000000000');

it('what is erased while the list is read anew is not in it afterwards', async () => {
  const shelf = memoryRecordShelf();
  const reading = Promise.withResolvers<void>();
  let isHeldUp = false;
  const store = new KeptStore({
    ...shelf,
    async read(ownerId, name) {
      const record = await shelf.read(ownerId, name);
      if (isHeldUp) await reading.promise;
      return record;
    },
  });
  await store.begin(userId);
  const documents = new KeptDocuments(store);
  await documents.begin({ versionId } as WantedVersion, 10);
  isHeldUp = true;
  const read = documents.load(true);
  const erased = documents.erase([versionId]);
  reading.resolve();
  await Promise.all([read, erased]);
  expect([...documents.view().versions]).toEqual([]);
  expect(await store.names('')).toEqual([]);
});

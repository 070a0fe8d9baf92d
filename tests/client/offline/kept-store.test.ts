import { describe, expect, it } from 'vitest';
import { jsonRecord, KeptStore } from '#client/offline/kept-store.ts';
import { memoryRecordShelf } from '#client/offline/record-shelf.ts';
import { UserId } from '#contract/ids.ts';

const [hoa, lan] = ['1', '2'].map((n) =>
  UserId.parse(`0000000${n}-0000-4000-8000-000000000000`),
) as [UserId, UserId];
const text = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes);

async function aStore(owner = hoa, shelf = memoryRecordShelf()) {
  const store = new KeptStore(shelf);
  await store.begin(owner);
  return { store, shelf };
}

describe('what is kept on a device', () => {
  it('is read again by its name, and lies sealed with a nonce of its own each time', async () => {
    const { store, shelf } = await aStore();
    await store.write(jsonRecord('a', 'thửa đất số 12'), jsonRecord('b', 'thửa đất số 12'));
    expect(await store.readJson('a')).toBe('thửa đất số 12');
    const [a, b] = [await shelf.read(hoa, 'a'), await shelf.read(hoa, 'b')];
    expect(text(a)).not.toContain('12');
    expect(a?.slice(0, 12)).not.toEqual(b?.slice(0, 12));
    expect(a?.slice(12)).not.toEqual(b?.slice(12));
  });

  it('does not open under another name, or when a bit of it was changed', async () => {
    const { store, shelf } = await aStore();
    await store.write(jsonRecord('a', 1));
    const sealed = (await shelf.read(hoa, 'a')) as Uint8Array<ArrayBuffer>;
    const { lockId } = await shelf.lockFor(hoa);
    const changed = sealed.slice();
    changed[14] = (changed[14] ?? 0) ^ 1;
    await shelf.write(hoa, lockId, [
      { name: 'moved', sealed },
      { name: 'changed', sealed: changed },
    ]);
    expect(await store.readJson('a')).toBe(1);
    expect(await store.read('moved')).toBeNull();
    expect(await store.read('changed')).toBeNull();
  });

  it('has a key that can’t be read out', async () => {
    const { shelf } = await aStore();
    const { key } = await shelf.lockFor(hoa);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  it('is found again by a page that does not know yet whose it is', async () => {
    const { store, shelf } = await aStore();
    await store.write(jsonRecord('a', 1));
    const later = new KeptStore(shelf);
    await later.resume();
    expect(later.ownerId).toBe(hoa);
    expect(await later.readJson('a')).toBe(1);
  });

  it('goes when somebody else signs in here', async () => {
    const { store, shelf } = await aStore();
    await store.write(jsonRecord('a', 1));
    const { store: other } = await aStore(lan, shelf);
    expect(await other.names('')).toEqual([]);
    // The page of the first account is still open, and must bring nothing back.
    expect(await store.write(jsonRecord('b', 2))).toBe(false);
    expect(await other.names('')).toEqual([]);
  });

  it('is wiped, and what a page still writes afterwards is not taken', async () => {
    const { store, shelf } = await aStore();
    await store.write(jsonRecord('a', 1));
    const another = new KeptStore(shelf);
    await another.begin(hoa);
    await store.wipe();
    expect(await shelf.owner()).toBeNull();
    expect(await store.read('a')).toBeNull();
    expect(await another.write(jsonRecord('b', 2))).toBe(false);
    expect(await shelf.names(hoa, '')).toEqual([]);
  });
});

import { describe, expect, test, vi } from 'vitest';
import { memoryKeyShelf } from '#client/features/notes-key/key-shelf.ts';
import type { NotesKeyServer } from '#client/features/notes-key/notes-key-port.ts';
import { NotesKeyRing } from '#client/features/notes-key/notes-key-ring.ts';
import { seal, unseal } from '#client/features/notes-key/seal.ts';
import type { NotesKey } from '#contract/http/notes-key.ts';
import { NotesKey as NotesKeySchema } from '#contract/http/notes-key.ts';
import { UserId } from '#contract/ids.ts';

// Each password costs 46 MiB.
vi.setConfig({ testTimeout: 15_000 });

const ownerId = UserId.parse('7d444840-9dc0-41d1-b245-5ffdce74fad2');
const otherId = UserId.parse('8d444840-9dc0-41d1-b245-5ffdce74fad2');
const PASSWORD = 'mat-khau-cua-toi';

/** The server with one account, as the real one keeps it. */
function aServer() {
  const server: NotesKeyServer & { kept: NotesKey | null; offline: boolean } = {
    kept: null,
    offline: false,
    async get() {
      if (server.offline) throw new Error('no line');
      return structuredClone(server.kept);
    },
    async put(change) {
      const before = server.kept;
      if ((before?.version ?? 0) !== change.version) return null;
      const { version: _, recoverySaved: __, former = [], ...wraps } = before ?? { former: [] };
      const givenUp = before && before.keyId !== change.keyId ? [wraps] : [];
      server.kept = NotesKeySchema.parse({
        ...change,
        version: change.version + 1,
        former: [...former, ...givenUp],
      });
      return structuredClone(server.kept);
    },
  };
  return server;
}

const aDevice = (server: NotesKeyServer, shelf = memoryKeyShelf()) =>
  new NotesKeyRing({ server, shelf });

/** A ring that is open, with something sealed by its key. */
async function anOpenRing() {
  const server = aServer();
  const shelf = memoryKeyShelf();
  const ring = aDevice(server, shelf);
  await ring.signedIn(ownerId, PASSWORD, null);
  const key = await ring.writingKey();
  if (!key) throw new Error('The ring is not open.');
  const sealed = await seal(key, 'a', 'điều riêng');
  const code = (await ring.recoveryCode()) ?? '';
  return { server, shelf, ring, sealed, code };
}

const reads = async (ring: NotesKeyRing, sealed: string) =>
  (await unseal(ring.readingKeys(), 'a', sealed))?.value === 'điều riêng';

describe('the key of private notes', () => {
  test('is made at the first sign-in, and what the server keeps opens nothing by itself', async () => {
    const { server, ring, sealed, code } = await anOpenRing();
    expect(ring.view()).toEqual({ state: 'open', recoverySaved: false, passwordOpens: true });
    expect(await reads(ring, sealed)).toBe(true);
    const kept = JSON.stringify(server.kept);
    expect(kept).not.toContain(PASSWORD);
    expect(kept).not.toContain(code);
    expect(code).toMatch(/^(\w{5}-){6}\w{5}$/);
  });

  test('opens on another device with the password', async () => {
    const { server, sealed } = await anOpenRing();
    const elsewhere = aDevice(server);
    await elsewhere.signedIn(ownerId, PASSWORD, null);
    expect(elsewhere.view().state).toBe('open');
    expect(await reads(elsewhere, sealed)).toBe(true);
  });

  test('is there after a reload, with or without a line, and gone after signing out', async () => {
    const { server, shelf, ring, sealed } = await anOpenRing();
    server.offline = true;
    const reloaded = aDevice(server, shelf);
    await reloaded.begin(ownerId);
    expect(await reads(reloaded, sealed)).toBe(true);
    reloaded.letGo();
    server.offline = false;
    await ring.wipe();
    const later = aDevice(server, shelf);
    await later.begin(ownerId);
    expect(later.view()).toEqual({ state: 'locked', passwordChanged: false });
    expect(await later.writingKey()).toBeNull();
    expect(await later.unlockByPassword('khong-phai')).toBe('wrong');
    expect(await later.unlockByPassword(PASSWORD)).toBe('open');
    expect(await reads(later, sealed)).toBe(true);
  });

  test('is wiped when another account signs in on the device', async () => {
    const { shelf } = await anOpenRing();
    await aDevice(aServer(), shelf).signedIn(otherId, 'mat-khau-nguoi-khac', null);
    expect(await shelf.held(ownerId)).toBeNull();
    expect(await shelf.held(otherId)).not.toBeNull();
  });

  test('goes with the password when that is changed, and the old password opens it no more', async () => {
    const { server, ring, sealed } = await anOpenRing();
    const next = 'mot-mat-khau-khac';
    expect(await ring.rewrap(ownerId, 'sai', next)).toHaveProperty('byPassword');
    const rewrap = await ring.rewrap(ownerId, PASSWORD, next);
    if (!server.kept || typeof rewrap === 'string') throw new Error('There is a key.');
    server.kept = { ...server.kept, byPassword: rewrap.byPassword, version: 2 };
    const elsewhere = aDevice(server);
    await elsewhere.signedIn(ownerId, next, null);
    expect(await reads(elsewhere, sealed)).toBe(true);
    const old = aDevice(server);
    await old.signedIn(ownerId, PASSWORD, null);
    expect(old.view()).toEqual({ state: 'locked', passwordChanged: true });
  });

  test('says before the password is changed that it does not open the notes, or that nobody can tell', async () => {
    const { server } = await anOpenRing();
    const device = aDevice(server);
    await device.signedIn(ownerId, 'cap-lai-mat-khau', null);
    const change = () => device.rewrap(ownerId, 'cap-lai-mat-khau', 'mot-mat-khau-khac');
    expect(await change()).toBe('locked');
    server.get = () => Promise.reject(new Error('no line'));
    await expect(change()).rejects.toThrow('no line');
  });

  test('after a password that somebody else has set, opens with the old one or the code, then with the new one', async () => {
    for (const by of ['password', 'code'] as const) {
      const { server, sealed, code } = await anOpenRing();
      const device = aDevice(server);
      await device.signedIn(ownerId, 'cap-lai-mat-khau', null);
      expect(device.view()).toEqual({ state: 'locked', passwordChanged: true });
      const outcome = by === 'code' ? device.unlockByCode(code) : device.unlockByPassword(PASSWORD);
      expect(await outcome).toBe('open');
      expect(await reads(device, sealed)).toBe(true);
      const next = aDevice(server);
      await next.signedIn(ownerId, 'cap-lai-mat-khau', null);
      expect(await reads(next, sealed)).toBe(true);
    }
  });

  test('a new key leaves the old notes for who finds the old code; until then they stay shut', async () => {
    const { server, sealed, code } = await anOpenRing();
    const shelf = memoryKeyShelf();
    const before = aDevice(server, shelf);
    await before.signedIn(ownerId, 'cap-lai-mat-khau', null);
    // Reloaded in between: the new key must open with the password that was typed at the sign-in.
    const device = aDevice(server, shelf);
    await device.begin(ownerId);
    await device.startAnew();
    expect(device.view().state).toBe('open');
    expect(await reads(device, sealed)).toBe(false);
    expect(await device.unlockByCode(code)).toBe('former');
    expect(await reads(device, sealed)).toBe(true);
    const elsewhere = aDevice(server);
    await elsewhere.signedIn(ownerId, 'cap-lai-mat-khau', null);
    expect(elsewhere.view().state).toBe('open');
  });

  test('a new recovery code takes the place of the old one; a saved one is forgotten by the device', async () => {
    const { server, ring, sealed, code } = await anOpenRing();
    expect(await ring.newRecoveryCode('sai-mat-khau')).toBeNull();
    const fresh = (await ring.newRecoveryCode(PASSWORD)) ?? '';
    await ring.confirmSaved();
    expect(ring.view()).toMatchObject({ recoverySaved: true });
    expect(await ring.recoveryCode()).toBeNull();
    const device = aDevice(server);
    await device.begin(ownerId);
    expect(await device.unlockByCode(code)).toBe('wrong');
    expect(await device.unlockByCode(fresh)).toBe('open');
    expect(await reads(device, sealed)).toBe(true);
  });

  test('without a password at hand it is made with the first note, and the next sign-in adds the password', async () => {
    const server = aServer();
    const shelf = memoryKeyShelf();
    const ring = aDevice(server, shelf);
    await ring.begin(ownerId);
    expect(ring.view().state).toBe('none');
    const [key, same] = await Promise.all([ring.writingKey(), ring.writingKey()]);
    expect(key).toBe(same);
    expect(server.kept).toMatchObject({ byPassword: null, version: 1 });
    await aDevice(server, shelf).signedIn(ownerId, PASSWORD, null);
    const elsewhere = aDevice(server);
    await elsewhere.signedIn(ownerId, PASSWORD, null);
    expect(elsewhere.view().state).toBe('open');
  });

  test('made by two devices at once is one', async () => {
    const server = aServer();
    const [a, b] = [aDevice(server), aDevice(server)];
    await Promise.all([a.signedIn(ownerId, PASSWORD, null), b.signedIn(ownerId, PASSWORD, null)]);
    expect(server.kept).toMatchObject({ version: 1, former: [] });
    const states = [a.view().state, b.view().state].toSorted();
    expect(states[1]).toBe('open');
  });
});

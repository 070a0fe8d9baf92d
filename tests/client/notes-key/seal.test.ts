import { beforeAll, describe, expect, test } from 'vitest';
import { fromBase64, toBase64 } from '#client/features/notes-key/base64.ts';
import { seal, unseal } from '#client/features/notes-key/seal.ts';
import {
  lockOfPassword,
  newRawKey,
  newSalt,
  usableKey,
} from '#client/features/notes-key/wrap-key.ts';
import { PASSWORD_COST, SEALED_BYTES } from '#contract/sealing.ts';

let key: CryptoKey;
let other: CryptoKey;

beforeAll(async () => {
  [key, other] = [await usableKey(newRawKey()), await usableKey(newRawKey())];
});

describe('a sealed value', () => {
  test('opens with its key at its place, and with no other and nowhere else', async () => {
    const sealed = await seal(key, 'a/1', { text: 'Cần hỏi lại' });
    expect(await unseal([other, key], 'a/1', sealed)).toEqual({ value: { text: 'Cần hỏi lại' } });
    expect(await unseal([other], 'a/1', sealed)).toBeNull();
    expect(await unseal([key], 'a/2', sealed)).toBeNull();
    expect(await unseal([key], 'a/1', 'no base64!')).toBeNull();
  });

  test('that was changed in any byte does not open', async () => {
    const bytes = fromBase64(await seal(key, 'a', 1));
    for (const at of [0, 12, 100, bytes.length - 1]) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await unseal([key], 'a', toBase64(changed))).toBeNull();
    }
  });

  test('has one of a few sizes, whatever its length, and is never twice the same', async () => {
    for (const length of [0, 1, 500, 507, 600, 5000, 65_000]) {
      const sealed = await seal(key, 'a', 'x'.repeat(length));
      expect(SEALED_BYTES).toContain(fromBase64(sealed).length);
    }
    const short = await seal(key, 'a', 'có');
    expect(short.length).toBe((await seal(key, 'a', 'không tán thành')).length);
    expect(short).not.toBe(await seal(key, 'a', 'có'));
    await expect(seal(key, 'a', 'x'.repeat(65_536))).rejects.toThrow(RangeError);
  });
});

test('the key can be used and not be read out', async () => {
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  const lock = await lockOfPassword('mat-khau-dai', { salt: newSalt(), cost: PASSWORD_COST });
  await expect(crypto.subtle.exportKey('raw', lock.key)).rejects.toThrow();
});

test('a server that asks for less memory gets nothing', async () => {
  const weak = { salt: newSalt(), cost: { ...PASSWORD_COST, memoryKib: 1024 } };
  await expect(lockOfPassword('mat-khau-dai', weak)).rejects.toThrow(RangeError);
});

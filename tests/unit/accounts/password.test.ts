import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from '#server/services/password.ts';

it('keeps a password as argon2id with 64 MiB, three passes and a salt of its own', async () => {
  const [one, two] = await Promise.all([
    hashPassword('cau-thanh-2026'),
    hashPassword('cau-thanh-2026'),
  ]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  expect(one).not.toBe(two);
  expect(await verifyPassword('cau-thanh-2026', one)).toBe(true);
  expect(await verifyPassword('cau-thanh-2027', one)).toBe(false);
});

it('takes letters with diacritics in either Unicode form', async () => {
  const stored = await hashPassword('mật khẩu đã đổi'.normalize('NFC'));
  expect(await verifyPassword('mật khẩu đã đổi'.normalize('NFD'), stored)).toBe(true);
});

it('works as long for an account that does not exist', async () => {
  const stored = await hashPassword('cau-thanh-2026');
  const quickest = async (hash: string | null) => {
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 3; i += 1) {
      const began = performance.now();
      expect(await verifyPassword('doan-bua-2026', hash)).toBe(false);
      best = Math.min(best, performance.now() - began);
    }
    return best;
  };
  // Without the work of a hash it would be a hundred times quicker.
  expect(await quickest(null)).toBeGreaterThan((await quickest(stored)) / 4);
});

it('hashes many at once without taking more than its turn', async () => {
  const hashes = await Promise.all(Array.from({ length: 6 }, () => hashPassword('cung-mot-luc')));
  expect(new Set(hashes).size).toBe(6);
});

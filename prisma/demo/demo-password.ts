import { randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Letters and figures that are not mistaken for one another when read from a screen. */
const LETTERS = 'abcdefghkmnpqrstuvwxyz23456789';

/**
 * The password of the demo accounts: the given one, else the one of the last start, else a new one. It is kept below
 * `dataDir`, readable by the owner alone.
 */
export function demoPassword(dataDir: string, given: string | null): string {
  const file = join(dataDir, 'demo-password');
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  const password = given ?? (kept || newPassword());
  if (password !== kept) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${password}\n`, { mode: 0o600 });
    chmodSync(file, 0o600);
  }
  return password;
}

/** Three groups of four, about 59 bits. */
function newPassword(): string {
  const group = () =>
    Array.from({ length: 4 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
  return [group(), group(), group()].join('-');
}

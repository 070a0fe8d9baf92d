import { argon2id } from 'hash-wasm';
import type { PasswordCost } from '#contract/http/notes-key.ts';
import type { RawKey } from './wrap-key.ts';

/** Makes 256 bits of a password and a salt by argon2id (RFC 9106), one lane. */
export async function stretch(
  password: string,
  salt: Uint8Array,
  { memoryKib, passes }: PasswordCost,
): Promise<RawKey> {
  const bits = await argon2id({
    password: password.normalize('NFC'),
    salt,
    parallelism: 1,
    iterations: passes,
    memorySize: memoryKib,
    hashLength: 32,
    outputType: 'binary',
  });
  return new Uint8Array(bits);
}

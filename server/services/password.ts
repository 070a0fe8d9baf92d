import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { refuse } from '#contract/errors.ts';
import { createTurns } from './turns.ts';

const argon2Async = promisify(argon2);

/** argon2id figures of SECURITY: 64 MiB, three passes, one lane; about 0.2 s of a core. */
const MEMORY_KIB = 65_536;
const PASSES = 3;
const LANES = 1;
const HASH_BYTES = 32;
const AT_ONCE = 2;
const LONGEST_QUEUE = 1000;

/** At most two at a time, so that a rush of sign-ins takes neither the memory nor every core. */
const turns = createTurns(AT_ONCE);

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (turns.waiting >= LONGEST_QUEUE) throw refuse('UNAVAILABLE', 'sign-in-queue');
  return turns.run(work);
}

/** The hash of a password as a PHC string, with the figures that made it. Takes about 0.2 s; UNAVAILABLE when too many wait. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const hash = await derive(password, nonce, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(nonce)}$${unpadded(hash)}`;
}

/**
 * True when the password made the stored hash. With null (no such account) it does the same work and answers false, so
 * that the time tells nobody which accounts exist.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const parts = stored?.match(/^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/);
  if (!parts) {
    await derive(password, Buffer.alloc(16), MEMORY_KIB, PASSES, LANES, HASH_BYTES);
    return false;
  }
  const [, memory, passes, lanes, nonce = '', hash = ''] = parts;
  const expected = Buffer.from(hash, 'base64');
  const made = await derive(
    password,
    Buffer.from(nonce, 'base64'),
    Number(memory),
    Number(passes),
    Number(lanes),
    expected.length,
  );
  return timingSafeEqual(made, expected);
}

function derive(
  password: string,
  nonce: Buffer,
  memory: number,
  passes: number,
  parallelism: number,
  tagLength: number,
): Promise<Buffer> {
  const message = password.normalize('NFC');
  return inTurn(() =>
    argon2Async('argon2id', { message, nonce, memory, passes, parallelism, tagLength }),
  );
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

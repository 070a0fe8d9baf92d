import { z } from 'zod';
import { MOST_PASSWORD_COST, PASSWORD_COST } from '../sealing.ts';
import { defineRoutes } from './route.ts';

/** A key of 256 bits, sealed by another: base64 of nonce, ciphertext and tag (12 + 32 + 16 bytes). */
const WrappedKey = z.base64().length(80);

/** What argon2id spends on a password, with one lane. */
export const PasswordCost = z.object({
  memoryKib: z.int().min(PASSWORD_COST.memoryKib).max(MOST_PASSWORD_COST.memoryKib),
  passes: z.int().min(PASSWORD_COST.passes).max(MOST_PASSWORD_COST.passes),
});
export type PasswordCost = z.infer<typeof PasswordCost>;

/** The notes key as a password wraps it; the salt is of this account alone. */
export const PasswordWrap = z.object({
  salt: z.base64().length(24),
  cost: PasswordCost,
  wrapped: WrappedKey,
});
export type PasswordWrap = z.infer<typeof PasswordWrap>;

/** One notes key, twice wrapped: neither password nor recovery code ever reach this table. */
export const NotesKeyWraps = z.object({
  /** Names the key, so that a device sees whether the one that it holds is still the one. */
  keyId: z.uuid(),
  /** null: the account has not signed in by password since the key was made. */
  byPassword: PasswordWrap.nullable(),
  byRecovery: WrappedKey,
});
export type NotesKeyWraps = z.infer<typeof NotesKeyWraps>;

/** The key of one's private notes as the server keeps it. `version` rises with every change. */
export const NotesKey = NotesKeyWraps.extend({
  version: z.int().min(1),
  /** Whether the person has said that the recovery code is kept somewhere. */
  recoverySaved: z.boolean(),
  /** Keys that were given up for a new one, for who finds the old password or code again; the oldest first. */
  former: z.array(NotesKeyWraps),
});
export type NotesKey = z.infer<typeof NotesKey>;

/** Routes of the key of one's own private notes. No input names an account: the key is the actor's. */
export const notesKeyRoutes = defineRoutes({
  'notesKey.get': {
    method: 'GET',
    path: '/api/me/notes-key',
    action: 'account.use',
    summary: 'The wrapped key of one’s own private notes; null while there is none',
    answer: z.object({ key: NotesKey.nullable() }),
  },
  'notesKey.put': {
    method: 'PUT',
    path: '/api/me/notes-key',
    action: 'account.use',
    summary: 'Keep the key of one’s own private notes, wrapped anew or another one',
    body: NotesKeyWraps.extend({
      /** The version that was read; 0: there was no key. */
      version: z.int().min(0),
      recoverySaved: z.boolean(),
    }),
    answer: NotesKey,
  },
});

import type { NotesKey, NotesKeyWraps, PasswordWrap } from '#contract/http/notes-key.ts';
import type { UserId } from '#contract/ids.ts';

/** The notes key as a new password wraps it; `version` is the one that was read. */
export type Rewrap = { version: number; byPassword: PasswordWrap };

/** What is to be kept of a notes key; `version` is the one that was read, 0 for none. */
export type NotesKeyChange = NotesKeyWraps & { version: number; recoverySaved: boolean };

/** Where wrapped notes keys are kept. Every call names the account, and reaches that account's own alone. */
export interface NotesKeyStore {
  find(accountId: UserId): Promise<NotesKey | null>;
  /** Stores the change on top of the version that was read; null: it is not the newest any more, and nothing was changed. */
  put(accountId: UserId, change: NotesKeyChange): Promise<NotesKey | null>;
}

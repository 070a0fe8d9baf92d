import { canSeal } from '#client/offline/aes-gcm.ts';
import type { NotesKey, PasswordWrap } from '#contract/http/notes-key.ts';

/** Whether one's notes can be read and written here. */
export type NotesKeyView =
  /** Browsers encrypt at secure addresses alone, and this is none. */
  | { state: 'insecure' }
  /** Not known yet. */
  | { state: 'looking' }
  /** There is no key; it is made with the first note. */
  | { state: 'none' }
  /** `passwordOpens`: false when this device holds the key and the present password would not open it elsewhere. */
  | { state: 'open'; recoverySaved: boolean; passwordOpens: boolean }
  /** There is a key, and this device does not hold it. `passwordChanged`: the password of this sign-in does not open it. */
  | { state: 'locked'; passwordChanged: boolean };

/** How an attempt to open the notes ended; `former`: only notes of a key that was given up can be read again. */
export type Unlocking = 'open' | 'former' | 'wrong';

/** What becomes of the notes key with a change of the password: wrapped anew, not there, or left to an older password. */
export type Rewrapping = { version: number; byPassword: PasswordWrap } | 'none' | 'locked';

/** The view of what the server keeps (undefined: not known) and of the key that the device holds. */
export function viewOf(
  stored: NotesKey | null | undefined,
  heldKeyId: string | undefined,
  passwordChanged: boolean,
): NotesKeyView {
  if (!canSeal()) return { state: 'insecure' };
  // Without a line the device's word counts: what it holds was the key when the server was last asked.
  if (stored === undefined)
    return heldKeyId
      ? { state: 'open', recoverySaved: true, passwordOpens: true }
      : { state: 'looking' };
  if (stored === null) return { state: 'none' };
  const { keyId, recoverySaved } = stored;
  return heldKeyId === keyId
    ? { state: 'open', recoverySaved, passwordOpens: !passwordChanged }
    : { state: 'locked', passwordChanged };
}

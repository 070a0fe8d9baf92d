import { canSeal } from '#client/offline/aes-gcm.ts';
import type { UserId } from '#contract/ids.ts';
import { PASSWORD_COST } from '#contract/sealing.ts';
import { browserKeyShelf } from './key-shelf.ts';
import { NotesKeyRing } from './notes-key-ring.ts';
import { notesKeyServer } from './notes-key-server.ts';
import { type Lock, lockOfPassword, newSalt } from './wrap-key.ts';

const REMEMBERED = 'nghi-su.notes-salt';

/** The longest that signing in waits for the key, in milliseconds: then it goes on, and the key comes when it comes. */
const PATIENCE_MS = 1500;

/** The keys of the private notes of whoever is signed in in this page. */
export const notesKey = new NotesKeyRing({ server: notesKeyServer, shelf: browserKeyShelf() });

/**
 * Begins to derive what the password makes while the server still checks it, so that signing in is not slower for it: with the
 * salt that this device saw last for that name, else with a new one. null where nothing can be sealed.
 */
export function prepareLock(username: string, password: string): Promise<Lock> | null {
  if (!canSeal()) return null;
  const salt = rememberedSalt(username) ?? newSalt();
  const lock = lockOfPassword(password, { salt, cost: PASSWORD_COST });
  // A failure is found when the lock is asked for; until then it is nobody's.
  lock.catch(() => undefined);
  return lock;
}

/** Opens or makes the notes key after a sign-in; settles when it is there, or when it would keep the person waiting. */
export async function openNotesKey(
  ownerId: UserId,
  username: string,
  password: string,
  prepared: Promise<Lock> | null,
): Promise<void> {
  const opened = notesKey.signedIn(ownerId, password, prepared).then(() => {
    if (notesKey.salt) rememberSalt(username, notesKey.salt);
  });
  const patience = new Promise<void>((done) => setTimeout(done, PATIENCE_MS));
  await Promise.race([opened.catch(() => undefined), patience]);
}

function rememberedSalt(username: string): string | null {
  try {
    const [name, salt] = (localStorage.getItem(REMEMBERED) ?? '').split(' ');
    return name === username.toLowerCase() && salt ? salt : null;
  } catch {
    return null;
  }
}

function rememberSalt(username: string, salt: string): void {
  try {
    localStorage.setItem(REMEMBERED, `${username.toLowerCase()} ${salt}`);
  } catch {
    // Without storage the next sign-in derives twice; nothing else is lost.
  }
}

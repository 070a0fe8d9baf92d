import { refuse } from '#contract/errors.ts';
import type { NotesKey } from '#contract/http/notes-key.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { NotesKeyChange, NotesKeyStore } from './ports/notes-keys.ts';

/** Keeps the keys of private notes for their owners, who alone can unwrap them. */
export type NotesKeyService = ReturnType<typeof createNotesKeyService>;

/** Makes the service of notes keys. The owner is the actor, always: no input names one. */
export function createNotesKeyService({ keys }: { keys: NotesKeyStore }) {
  return {
    /** One's own key as it is wrapped; null while there is none. */
    get(actor: Actor): Promise<NotesKey | null> {
      return keys.find(actor.userId);
    },

    /** Keeps one's own key; STALE_VERSION carries the key as it is when another device was quicker. */
    async put(actor: Actor, change: NotesKeyChange): Promise<NotesKey> {
      if (actor.kind === 'siteDevice') throw refuse('FORBIDDEN', 'annotation.write');
      const kept = await keys.put(actor.userId, change);
      if (kept) return kept;
      const current = await keys.find(actor.userId);
      throw refuse('STALE_VERSION', 'notes-key', { current });
    },
  };
}

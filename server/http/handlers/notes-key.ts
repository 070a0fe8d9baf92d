import type { notesKeyRoutes } from '#contract/http/notes-key.ts';
import type { NotesKeyService } from '#server/services/notes-key-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of the key of one's own private notes. */
export function notesKeyHandlers({
  notesKeys,
}: {
  notesKeys: NotesKeyService;
}): HandlersOf<typeof notesKeyRoutes> {
  return {
    'notesKey.get': async (_input, { actor }) => ({ key: await notesKeys.get(actor) }),
    'notesKey.put': ({ body }, { actor }) => notesKeys.put(actor, body),
  };
}

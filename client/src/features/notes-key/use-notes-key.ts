import { useEffect, useSyncExternalStore } from 'react';
import { useMe } from '#client/api/session.ts';
import { notesKey } from './notes-key.ts';
import type { NotesKeyView } from './notes-key-view.ts';

/** How the key of the signed-in person's notes stands; null for a site's device, which has no notes. */
export function useNotesKey(): NotesKeyView | null {
  const { userId, kind } = useMe();
  const isPerson = kind === 'person';
  useEffect(() => {
    if (isPerson) void notesKey.begin(userId);
  }, [userId, isPerson]);
  const view = useSyncExternalStore(notesKey.subscribe, notesKey.view);
  return isPerson ? view : null;
}

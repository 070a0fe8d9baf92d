import type { NotesKey } from '#contract/http/notes-key.ts';

/** The server, as the ring of keys needs it; what it keeps is wrapped. `put` answers null when another device was quicker. */
export type NotesKeyServer = {
  get(): Promise<NotesKey | null>;
  put(change: Omit<NotesKey, 'former'>): Promise<NotesKey | null>;
};

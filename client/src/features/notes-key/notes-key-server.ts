import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import type { NotesKeyServer } from './notes-key-port.ts';

/** The routes of the signed-in account's notes key. */
export const notesKeyServer: NotesKeyServer = {
  get: async () => (await call('notesKey.get', {})).key,
  async put(change) {
    try {
      return await call('notesKey.put', { body: change });
    } catch (error) {
      if (error instanceof ApiError && error.code === 'STALE_VERSION') return null;
      throw error;
    }
  },
};

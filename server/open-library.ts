import type { Database } from './db/database.ts';
import { createLibraryStore } from './db/library-store.ts';
import { createLibraryAccess } from './services/library-access.ts';
import { createMeetingPapersService } from './services/meeting-papers-service.ts';
import { systemClock as clock } from './services/ports/clock.ts';
import type { MeetingLists } from './services/ports/meeting-lists.ts';

/** Opens what asks who may read the library, and the list of the papers of all meetings. */
export function openLibrary(database: Database, lists: MeetingLists) {
  const store = createLibraryStore(database);
  return {
    libraryAccess: createLibraryAccess({ folders: store }),
    meetingPapers: createMeetingPapersService({ lists, store, clock }),
  };
}

import { textQuery } from '#contract/fold-text.ts';
import type { DocumentFilter, MeetingPapers } from '#contract/http/library.ts';
import type { Actor } from '#server/domain/actor.ts';
import { mayRead, readerOf } from '#server/domain/document-access.ts';
import { can } from '#server/domain/permissions.ts';
import type { Clock } from './ports/clock.ts';
import type { LibraryStore } from './ports/library-store.ts';
import type { MeetingLists } from './ports/meeting-lists.ts';
import { presentDocument } from './present-document.ts';

/** Shows the documents of all meetings in one list. */
export type MeetingPapersService = ReturnType<typeof createMeetingPapersService>;

/** Makes the service: a list over what each meeting hands out to the reader, no right of its own. */
export function createMeetingPapersService(parts: {
  lists: Pick<MeetingLists, 'visibleTo'>;
  store: Pick<LibraryStore, 'papersOf'>;
  clock: Clock;
}) {
  const { lists, store, clock } = parts;
  return {
    /** The papers that fit, by meeting, the newest meeting first; meetings without one are left out. */
    async list(
      actor: Actor,
      filter: DocumentFilter,
    ): Promise<{ meetings: MeetingPapers[]; isCut: boolean }> {
      const { listed, isCut } = await lists.visibleTo(actor, {
        phases: ['released', 'running', 'ended'],
        query: textQuery(''),
        from: null,
        to: null,
      });
      const readable = listed
        .map((meeting) => ({ ...meeting, reader: readerOf(actor, meeting.standing) }))
        .filter(({ reader }) =>
          can({ unitRoles: actor.unitRoles, meetingRoles: reader.roles }, 'document.read'),
        );
      const ids = readable.map(({ meetingId }) => meetingId);
      const fitting = await store.papersOf(ids, filter);
      const papers = Map.groupBy(fitting.papers, ({ meetingId }) => meetingId);
      const now = clock.now();
      const meetings = readable
        .toSorted((a, b) => b.startsAt.getTime() - a.startsAt.getTime())
        .map(({ meetingId, title, startsAt, reader }) => ({
          meetingId,
          title,
          startsAt: startsAt.toISOString(),
          papers: (papers.get(meetingId) ?? [])
            .filter(({ document }) => document.progress.state === 'ready')
            .filter(({ document }) => mayRead(document.rule, reader, now))
            .map(({ itemTitle, document }) => ({
              itemTitle,
              document: presentDocument(document, { toPreparer: false }),
            })),
        }))
        .filter((meeting) => meeting.papers.length > 0);
      return { meetings, isCut: isCut || fitting.isCut };
    },
  };
}

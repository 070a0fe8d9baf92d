import type { UserId } from '#contract/ids.ts';
import { createAccountStore } from '#server/db/account-store.ts';
import { createAgendaStore } from '#server/db/agenda-store.ts';
import { createDocumentLists } from '#server/db/document-lists.ts';
import { createFrameReader } from '#server/db/frame-reader.ts';
import { createInvitationStore } from '#server/db/invitation-store.ts';
import { createLiveEvents } from '#server/db/live-events-postgres.ts';
import { createMeetingLists } from '#server/db/meeting-lists.ts';
import { createMeetingStore } from '#server/db/meeting-store.ts';
import { createPreparedBallotStore } from '#server/db/prepared-ballot-store.ts';
import { createStandings } from '#server/db/standings.ts';
import { createUnitInvitationStore } from '#server/db/unit-invitation-store.ts';
import type { Actor } from '#server/domain/actor.ts';
import { openPapers } from '#server/open-papers.ts';
import { createAgendaService } from '#server/services/agenda-service.ts';
import { createHomeService } from '#server/services/home-service.ts';
import { createInvitationService } from '#server/services/invitation-service.ts';
import { createLiveMeetingService } from '#server/services/live-meeting-service.ts';
import { createMeetingAccess } from '#server/services/meeting-access.ts';
import { createMeetingService } from '#server/services/meeting-service.ts';
import { createMeetingView } from '#server/services/meeting-view.ts';
import type { Clock } from '#server/services/ports/clock.ts';
import { createPreparedBallotService } from '#server/services/prepared-ballot-service.ts';
import { createUnitInvitationService } from '#server/services/unit-invitation-service.ts';
import type { TestDatabase } from './use-database.ts';

/** The services of meetings on a real database, on a clock that the test holds. */
export function meetingServices(database: TestDatabase, clock: Clock) {
  const accounts = createAccountStore(database);
  const store = createMeetingStore(database);
  const frames = createFrameReader({ pool: database.pool, meetings: store, clock });
  const live = createLiveMeetingService({ events: createLiveEvents(database.pool), frames, clock });
  const access = createMeetingAccess({ standings: createStandings(database) });
  const documents = createDocumentLists(database.prisma);
  const view = createMeetingView({ meetings: store, documents, access, clock });
  const { papers, ...opened } = openPapers({ database, access, framing: live, clock });
  const preparing = { meetings: store, access, view, framing: live };
  const invitations = createInvitationStore(database);
  const unitInvitations = createUnitInvitationService({
    ...preparing,
    unitInvitations: createUnitInvitationStore(database),
    invitations,
    live,
    clock,
  });
  return {
    ...opened,
    papers,
    access,
    view,
    live,
    meetings: createMeetingService({ ...preparing, accounts, clock }),
    agenda: createAgendaService({ ...preparing, agendas: createAgendaStore(database), clock }),
    invitations: createInvitationService({ meetings: store, invitations, access, live, clock }),
    unitInvitations,
    preparedBallots: createPreparedBallotService({
      ...preparing,
      prepared: createPreparedBallotStore(database),
    }),
    home: createHomeService({
      lists: createMeetingLists(database),
      papers,
      unitInvitations,
      live,
      clock,
    }),
    /** The actor of an account, as its session would make it. */
    async actorOf(userId: UserId): Promise<Actor> {
      const account = await accounts.find(userId);
      if (!account) throw new Error('no such account');
      const { kind, name, unitId, siteId } = account;
      const unitRoles = account.roles.map((grant) => grant.role);
      return {
        userId,
        kind,
        name,
        unitId,
        siteId,
        unitRoles,
        mustChangePassword: false,
        sessionHash: '',
      };
    },
  };
}

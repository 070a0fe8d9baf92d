import { createAgendaStore } from './db/agenda-store.ts';
import type { Database } from './db/database.ts';
import { createInvitationStore } from './db/invitation-store.ts';
import { createMeetingLists } from './db/meeting-lists.ts';
import { createPreparedBallotStore } from './db/prepared-ballot-store.ts';
import { createSpeakingHistory } from './db/speaking-history.ts';
import { createUnitInvitationStore } from './db/unit-invitation-store.ts';
import { invitationHandlers } from './http/handlers/invitations.ts';
import { meetingHandlers } from './http/handlers/meetings.ts';
import { preparedBallotHandlers } from './http/handlers/prepared-ballots.ts';
import { speakingHandlers } from './http/handlers/speaking.ts';
import { unitInvitationHandlers } from './http/handlers/unit-invitations.ts';
import { openPapers } from './open-papers.ts';
import { createAgendaService } from './services/agenda-service.ts';
import { createHomeService } from './services/home-service.ts';
import { createInvitationService } from './services/invitation-service.ts';
import type { LiveMeetingService } from './services/live-meeting-service.ts';
import { createMeetingService } from './services/meeting-service.ts';
import type { MeetingView } from './services/meeting-view.ts';
import type { AccountStore } from './services/ports/accounts.ts';
import { systemClock as clock } from './services/ports/clock.ts';
import type { MeetingAccess } from './services/ports/meeting-access.ts';
import type { MeetingStore } from './services/ports/meetings.ts';
import { createPreparedBallotService } from './services/prepared-ballot-service.ts';
import { createSpeakingHistoryService } from './services/speaking-history-service.ts';
import { createUnitInvitationService } from './services/unit-invitation-service.ts';

/** Opens the services of meetings: prepared, their agenda with the votes on it, the papers of units, the lists of what a person has to do, who spoke before; with the routes to them. */
export function openMeetings(parts: {
  database: Database;
  access: MeetingAccess;
  meetings: MeetingStore;
  accounts: AccountStore;
  view: MeetingView;
  live: LiveMeetingService;
}) {
  const { database, access, meetings, accounts, view, live } = parts;
  const preparing = { meetings, access, view, framing: live, clock };
  const lists = createMeetingLists(database);
  const papers = openPapers({ database, access, framing: live, clock });
  const invitations = createInvitationStore(database);
  const unitInvitations = createUnitInvitationService({
    ...preparing,
    unitInvitations: createUnitInvitationStore(database),
    invitations,
    live,
  });
  const services = {
    meetings: createMeetingService({ ...preparing, accounts }),
    agenda: createAgendaService({ ...preparing, agendas: createAgendaStore(database) }),
    preparedBallots: createPreparedBallotService({
      ...preparing,
      prepared: createPreparedBallotStore(database),
    }),
    home: createHomeService({ lists, papers: papers.papers, unitInvitations, live, clock }),
    invitations: createInvitationService({ meetings, invitations, access, live, clock }),
    unitInvitations,
    speakingHistory: createSpeakingHistoryService({ history: createSpeakingHistory(database) }),
  };
  return {
    papers,
    meetingLists: lists,
    home: services.home,
    handlers: {
      ...meetingHandlers(services),
      ...invitationHandlers(services),
      ...unitInvitationHandlers(services),
      ...preparedBallotHandlers(services),
      ...speakingHandlers(services),
    },
  };
}

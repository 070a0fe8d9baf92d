import { accountRoutes } from './account.ts';
import { attendanceRoutes } from './attendance.ts';
import { ballotRoutes } from './ballots.ts';
import { commentRoutes } from './comments.ts';
import { deviceRoutes } from './devices.ts';
import { documentDetailsRoutes } from './document-details.ts';
import { documentOrderRoutes } from './document-order.ts';
import { documentRoutes } from './documents.ts';
import { handOutRoutes } from './hand-out.ts';
import { invitationRoutes } from './invitations.ts';
import { keepingRoutes } from './keeping.ts';
import { leadingBallotRoutes } from './leading-ballots.ts';
import { libraryRoutes } from './library.ts';
import { lineTestRoutes } from './line-tests.ts';
import { mediaRoutes } from './media.ts';
import { mediaWayRoutes } from './media-ways.ts';
import { meetingRoutes } from './meetings.ts';
import { notesKeyRoutes } from './notes-key.ts';
import { notificationRoutes } from './notifications.ts';
import { paperRoutes } from './papers.ts';
import { preparedBallotRoutes } from './prepared-ballots.ts';
import { proceedingsRoutes } from './proceedings.ts';
import { readingRoutes } from './reading.ts';
import { recordingRoutes } from './recordings.ts';
import { roomPaperRoutes } from './room-papers.ts';
import { ruleRoutes } from './rules.ts';
import { sealedBallotRoutes } from './sealed-ballots.ts';
import { searchRoutes } from './search.ts';
import { seatingRoutes } from './seating.ts';
import { speakingRoutes } from './speaking.ts';
import { unitInvitationRoutes } from './unit-invitations.ts';
import { unitRoutes } from './units.ts';
import { versionRoutes } from './versions.ts';
import { waitingRoomRoutes } from './waiting-room.ts';

/** Every route of the product that speaks JSON. */
export const routes = {
  ...accountRoutes,
  ...notesKeyRoutes,
  ...unitRoutes,
  ...meetingRoutes,
  ...invitationRoutes,
  ...unitInvitationRoutes,
  ...documentRoutes,
  ...handOutRoutes,
  ...documentDetailsRoutes,
  ...documentOrderRoutes,
  ...libraryRoutes,
  ...commentRoutes,
  ...readingRoutes,
  ...roomPaperRoutes,
  ...preparedBallotRoutes,
  ...paperRoutes,
  ...ruleRoutes,
  ...notificationRoutes,
  ...versionRoutes,
  ...speakingRoutes,
  ...attendanceRoutes,
  ...seatingRoutes,
  ...proceedingsRoutes,
  ...ballotRoutes,
  ...sealedBallotRoutes,
  ...leadingBallotRoutes,
  ...mediaRoutes,
  ...mediaWayRoutes,
  ...lineTestRoutes,
  ...waitingRoomRoutes,
  ...searchRoutes,
  ...keepingRoutes,
  ...deviceRoutes,
  ...recordingRoutes,
} as const;

/** The table of routes. */
export type Routes = typeof routes;

/** The name of a route. */
export type RouteName = keyof Routes;

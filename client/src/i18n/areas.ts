import type { textsOfPages } from './areas-of-pages.ts';
import type { textsOfViewer } from './areas-of-viewer.ts';
import ballotCourse from './vi/ballot-course.ts';
import ballotKinds from './vi/ballot-kinds.ts';
import checkIn from './vi/check-in.ts';
import common from './vi/common.ts';
import conference from './vi/conference.ts';
import device from './vi/device.ts';
import deviceCheck from './vi/device-check.ts';
import documents from './vi/documents.ts';
import errors from './vi/errors.ts';
import floor from './vi/floor.ts';
import hall from './vi/hall.ts';
import handCount from './vi/hand-count.ts';
import invitations from './vi/invitations.ts';
import leadingBallots from './vi/leading-ballots.ts';
import meeting from './vi/meeting.ts';
import offline from './vi/offline.ts';
import packet from './vi/packet.ts';
import proceedings from './vi/proceedings.ts';
import recording from './vi/recording.ts';
import type refusals from './vi/refusals.ts';
import rules from './vi/rules.ts';
import seating from './vi/seating.ts';
import secretBallots from './vi/secret-ballots.ts';
import stage from './vi/stage.ts';
import viewer from './vi/viewer.ts';
import waitingRoom from './vi/waiting-room.ts';

/** The Vietnamese texts by area that a meeting and the doors to it need: the product's first language, there from the first byte. */
export const vietnamese = {
  common,
  errors,
  packet,
  invitations,
  stage,
  meeting,
  floor,
  checkIn,
  seating,
  proceedings,
  hall,
  conference,
  device,
  deviceCheck,
  waitingRoom,
  rules,
  secretBallots,
  leadingBallots,
  ballotKinds,
  ballotCourse,
  handCount,
  viewer,
  documents,
  offline,
  recording,
};

/** All texts of one language, in the shape of the Vietnamese ones. */
export type Texts = typeof vietnamese &
  typeof textsOfPages &
  typeof textsOfViewer & { refusals: typeof refusals };

import account from './vi/account.ts';
import ballotCourse from './vi/ballot-course.ts';
import ballotKinds from './vi/ballot-kinds.ts';
import checkIn from './vi/check-in.ts';
import comments from './vi/comments.ts';
import common from './vi/common.ts';
import conference from './vi/conference.ts';
import device from './vi/device.ts';
import deviceCheck from './vi/device-check.ts';
import documents from './vi/documents.ts';
import equipment from './vi/equipment.ts';
import errors from './vi/errors.ts';
import floor from './vi/floor.ts';
import hall from './vi/hall.ts';
import handCount from './vi/hand-count.ts';
import handOut from './vi/hand-out.ts';
import home from './vi/home.ts';
import invitations from './vi/invitations.ts';
import leadingBallots from './vi/leading-ballots.ts';
import library from './vi/library.ts';
import meeting from './vi/meeting.ts';
import meetings from './vi/meetings.ts';
import notes from './vi/notes.ts';
import notifications from './vi/notifications.ts';
import offline from './vi/offline.ts';
import packet from './vi/packet.ts';
import papers from './vi/papers.ts';
import prepare from './vi/prepare.ts';
import prepareBallots from './vi/prepare-ballots.ts';
import proceedings from './vi/proceedings.ts';
import recording from './vi/recording.ts';
import rules from './vi/rules.ts';
import search from './vi/search.ts';
import seating from './vi/seating.ts';
import secretBallots from './vi/secret-ballots.ts';
import siteDevices from './vi/site-devices.ts';
import stage from './vi/stage.ts';
import unitPlaces from './vi/unit-places.ts';
import uploads from './vi/uploads.ts';
import versions from './vi/versions.ts';
import viewer from './vi/viewer.ts';
import waitingRoom from './vi/waiting-room.ts';

/** The Vietnamese texts by area: the product's first language, there from the first byte, and the shape of all others. */
export const vietnamese = {
  common,
  errors,
  account,
  handOut,
  home,
  meetings,
  packet,
  prepare,
  invitations,
  stage,
  unitPlaces,
  prepareBallots,
  papers,
  notifications,
  meeting,
  floor,
  checkIn,
  seating,
  proceedings,
  hall,
  conference,
  equipment,
  device,
  siteDevices,
  deviceCheck,
  waitingRoom,
  rules,
  secretBallots,
  leadingBallots,
  ballotKinds,
  ballotCourse,
  handCount,
  search,
  uploads,
  viewer,
  documents,
  library,
  comments,
  versions,
  notes,
  offline,
  recording,
};

/** The texts of one language. */
export type Texts = typeof vietnamese;

import type { Texts } from './areas.ts';
import account from './en/account.ts';
import ballotCourse from './en/ballot-course.ts';
import ballotKinds from './en/ballot-kinds.ts';
import checkIn from './en/check-in.ts';
import comments from './en/comments.ts';
import common from './en/common.ts';
import conference from './en/conference.ts';
import device from './en/device.ts';
import deviceCheck from './en/device-check.ts';
import documents from './en/documents.ts';
import equipment from './en/equipment.ts';
import errors from './en/errors.ts';
import floor from './en/floor.ts';
import hall from './en/hall.ts';
import handCount from './en/hand-count.ts';
import handOut from './en/hand-out.ts';
import home from './en/home.ts';
import invitations from './en/invitations.ts';
import leadingBallots from './en/leading-ballots.ts';
import library from './en/library.ts';
import meeting from './en/meeting.ts';
import meetings from './en/meetings.ts';
import notes from './en/notes.ts';
import notifications from './en/notifications.ts';
import offline from './en/offline.ts';
import packet from './en/packet.ts';
import papers from './en/papers.ts';
import prepare from './en/prepare.ts';
import prepareBallots from './en/prepare-ballots.ts';
import proceedings from './en/proceedings.ts';
import recording from './en/recording.ts';
import refusals from './en/refusals.ts';
import rules from './en/rules.ts';
import search from './en/search.ts';
import seating from './en/seating.ts';
import secretBallots from './en/secret-ballots.ts';
import siteDevices from './en/site-devices.ts';
import stage from './en/stage.ts';
import unitPlaces from './en/unit-places.ts';
import uploads from './en/uploads.ts';
import versions from './en/versions.ts';
import viewer from './en/viewer.ts';
import waitingRoom from './en/waiting-room.ts';

/** The English texts, loaded only when somebody asks for them. */
export const english: Texts = {
  common,
  errors,
  refusals,
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

import account from './vi/account.ts';
import equipment from './vi/equipment.ts';
import handOut from './vi/hand-out.ts';
import home from './vi/home.ts';
import library from './vi/library.ts';
import meetings from './vi/meetings.ts';
import notifications from './vi/notifications.ts';
import papers from './vi/papers.ts';
import prepare from './vi/prepare.ts';
import prepareBallots from './vi/prepare-ballots.ts';
import search from './vi/search.ts';
import siteDevices from './vi/site-devices.ts';
import unitPlaces from './vi/unit-places.ts';
import uploads from './vi/uploads.ts';

/** The Vietnamese texts that only pages outside of meetings show; they come with the first of these pages. */
export const textsOfPages = {
  uploads,
  papers,
  account,
  equipment,
  handOut,
  home,
  library,
  meetings,
  notifications,
  prepare,
  prepareBallots,
  search,
  siteDevices,
  unitPlaces,
};

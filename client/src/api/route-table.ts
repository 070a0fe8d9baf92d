import type { RouteName, Routes } from '#contract/http/routes.ts';

type Address = { [N in RouteName]: { method: Routes[N]['method']; path: Routes[N]['path'] } };

/**
 * Method and path of every route. A second writing of the contract's addresses, held to it by the compiler, so that the
 * schemas (and zod with them) stay out of the browser's first chunk.
 */
export const routeTable: Address = {
  'account.signIn': { method: 'POST', path: '/api/session' },
  'account.signOut': { method: 'DELETE', path: '/api/session' },
  'account.me': { method: 'GET', path: '/api/me' },
  'account.changePassword': { method: 'POST', path: '/api/me/password' },
  'units.list': { method: 'GET', path: '/api/units' },
  'people.list': { method: 'GET', path: '/api/people' },
  'sites.list': { method: 'GET', path: '/api/sites' },
  'meetingTypes.list': { method: 'GET', path: '/api/meeting-types' },
  'home.duties': { method: 'GET', path: '/api/home' },
  'meetings.list': { method: 'GET', path: '/api/meetings' },
  'meetings.create': { method: 'POST', path: '/api/meetings' },
  'meetings.get': { method: 'GET', path: '/api/meetings/:meetingId' },
  'meetings.update': { method: 'PATCH', path: '/api/meetings/:meetingId' },
  'meetings.setAttendees': { method: 'PUT', path: '/api/meetings/:meetingId/attendees' },
  'meetings.release': { method: 'POST', path: '/api/meetings/:meetingId/release' },
  'meetings.remove': { method: 'DELETE', path: '/api/meetings/:meetingId' },
  'agenda.add': { method: 'POST', path: '/api/meetings/:meetingId/agenda' },
  'agenda.update': { method: 'PATCH', path: '/api/meetings/:meetingId/agenda/:itemId' },
  'agenda.remove': { method: 'DELETE', path: '/api/meetings/:meetingId/agenda/:itemId' },
  'agenda.reorder': { method: 'PUT', path: '/api/meetings/:meetingId/agenda-order' },
  'documents.get': { method: 'GET', path: '/api/documents/:documentId' },
  'documents.rename': { method: 'PATCH', path: '/api/documents/:documentId' },
  'documents.retry': { method: 'POST', path: '/api/documents/:documentId/conversion' },
  'documents.remove': { method: 'DELETE', path: '/api/documents/:documentId' },
  'documents.handOut': { method: 'PUT', path: '/api/documents/:documentId/hand-out' },
  'documents.recall': { method: 'POST', path: '/api/documents/:documentId/recall' },
  'documents.release': { method: 'POST', path: '/api/documents/:documentId/release' },
  'versions.notePages': { method: 'POST', path: '/api/versions/:versionId/pages-seen' },
  'meetings.readers': { method: 'GET', path: '/api/meetings/:meetingId/readers' },
  'versions.get': { method: 'GET', path: '/api/versions/:versionId' },
  'annotations.list': { method: 'GET', path: '/api/versions/:versionId/annotations' },
  'annotations.put': { method: 'PUT', path: '/api/versions/:versionId/annotations/:annotationId' },
  'annotations.remove': {
    method: 'DELETE',
    path: '/api/versions/:versionId/annotations/:annotationId',
  },
  'ballots.cast': { method: 'POST', path: '/api/meetings/:meetingId/ballots/:ballotId/vote' },
  'ballots.mine': { method: 'GET', path: '/api/meetings/:meetingId/ballots/:ballotId/vote' },
  'media.capabilities': { method: 'GET', path: '/api/media/capabilities' },
};

import type { meetingRoutes } from '#contract/http/meetings.ts';
import type { AgendaService } from '#server/services/agenda-service.ts';
import type { HomeService } from '#server/services/home-service.ts';
import type { MeetingService } from '#server/services/meeting-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of preparing and finding meetings. */
export function meetingHandlers({
  meetings,
  agenda,
  home,
}: {
  meetings: MeetingService;
  agenda: AgendaService;
  home: HomeService;
}): HandlersOf<typeof meetingRoutes> {
  return {
    'home.duties': (_input, { actor }) => home.duties(actor),
    'meetings.list': ({ query }, { actor }) => home.meetings(actor, query),
    'meetings.create': ({ body }, { actor }) => meetings.create(actor, body),
    'meetings.get': ({ params }, { actor }) => meetings.get(actor, params.meetingId),
    'meetings.update': ({ params, body }, { actor }) =>
      meetings.update(actor, params.meetingId, body),
    'meetings.setAttendees': ({ params, body }, { actor }) =>
      meetings.setAttendees(actor, params.meetingId, body),
    'meetings.release': ({ params, body }, { actor }) =>
      meetings.release(actor, params.meetingId, body),
    'meetings.remove': async ({ params }, { actor }) => {
      await meetings.remove(actor, params.meetingId);
      return {};
    },
    'agenda.add': ({ params, body }, { actor }) => agenda.add(actor, params.meetingId, body),
    'agenda.update': ({ params, body }, { actor }) => agenda.update(actor, params, body),
    'agenda.remove': ({ params, query }, { actor }) => agenda.remove(actor, params, query.version),
    'agenda.reorder': ({ params, body }, { actor }) =>
      agenda.reorder(actor, params.meetingId, body),
  };
}

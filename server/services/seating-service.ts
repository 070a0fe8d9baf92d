import { refuse } from '#contract/errors.ts';
import type { PreparedSeating, SeatingDraft } from '#contract/http/seating.ts';
import type { MeetingId, SiteId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { requireSoundMap, requireSoundPlaces, standingPlaces } from '#server/domain/seating.ts';
import type { PreparedChanges } from './ports/framing.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import type { MeetingStore, PreparedMeeting } from './ports/meetings.ts';
import type { SeatingStore } from './ports/seating-store.ts';

/** Prepares who sits where. */
export type SeatingService = ReturnType<typeof createSeatingService>;

/** Makes the service; each change of a meeting that was handed out reaches its stream. */
export function createSeatingService(parts: {
  access: MeetingAccess;
  meetings: Pick<MeetingStore, 'load'>;
  seating: SeatingStore;
  framing: PreparedChanges;
}) {
  const { access, meetings, seating, framing } = parts;

  async function load(meetingId: MeetingId): Promise<PreparedMeeting> {
    const meeting = await meetings.load(meetingId);
    if (!meeting) throw refuse('NOT_FOUND', 'meeting');
    return meeting;
  }

  async function show(meetingId: MeetingId): Promise<PreparedSeating[]> {
    const meeting = await load(meetingId);
    const stored = await seating.of(meetingId);
    const usual = await seating.usual(meeting.siteIds);
    return meeting.siteIds.map((siteId) => {
      const room = stored.find((each) => each.siteId === siteId);
      return {
        siteId,
        version: room?.version ?? 0,
        map: room?.map ?? null,
        places: room ? standingPlaces(room, meeting) : [],
        usual: usual.get(siteId) ?? null,
      };
    });
  }

  return {
    /** The seat maps of all rooms of the meeting. */
    async get(actor: Actor, meetingId: MeetingId): Promise<PreparedSeating[]> {
      await access.require(actor, meetingId, 'seating.edit');
      return show(meetingId);
    },

    /** Replaces the seating of one room; STALE_VERSION when somebody else was quicker. */
    async save(
      actor: Actor,
      meetingId: MeetingId,
      siteId: SiteId,
      { version, ...draft }: SeatingDraft & { version: number },
    ): Promise<PreparedSeating[]> {
      await access.require(actor, meetingId, 'seating.edit');
      requireSoundMap(draft.map);
      const isDone = await framing.change(meetingId, actor.userId, async () => {
        const meeting = await load(meetingId);
        if (meeting.phase === 'ended') throw refuse('WRONG_STATE', 'meeting-ended');
        if (!meeting.siteIds.includes(siteId)) throw refuse('NOT_FOUND', 'unknown-site');
        requireSoundPlaces({ siteId, ...draft }, meeting);
        return seating.save(
          { meetingId, siteId, version, ...draft },
          {
            accountId: actor.userId,
            action: 'seating.save',
            subject: `meeting:${meetingId}`,
            detail: { siteId, seats: draft.map.seats.length, seated: draft.places.length },
          },
        );
      });
      const current = await show(meetingId);
      if (!isDone) throw refuse('STALE_VERSION', 'seating-changed', { current });
      return current;
    },
  };
}

import { refuse } from '#contract/errors.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { MediaPeer } from '#media/media-engine.ts';
import { Conference, type ConferenceEnd, type ConferenceSurroundings } from './conference.ts';
import type { Member } from './conference-roster.ts';
import { createListeners } from './listeners.ts';
import type { ConferenceConnection } from './ports/conference-connection.ts';

/** Who asks: the member behind a connection, with its media. */
export type Present = { conference: Conference; member: Member; media: MediaPeer };

/** The conferences that are open now, at most one per meeting. */
export class OpenConferences {
  readonly #surroundings: ConferenceSurroundings;
  readonly #tracks = createListeners<[MeetingId]>();
  /** Calls the listener whenever what is sent in a conference has changed. Returns the way to stop. */
  readonly onTracks = this.#tracks.add;
  readonly #ends = createListeners<[MeetingId, ConferenceEnd]>();
  /** Calls the listener whenever a conference has ended here. Returns the way to stop. */
  readonly onEnd = this.#ends.add;
  readonly #byMeeting = new Map<MeetingId, Conference>();

  constructor(surroundings: Omit<ConferenceSurroundings, 'onTracks'>) {
    const onTracks = (key: string) => this.#tracks.tell(key as MeetingId);
    this.#surroundings = { ...surroundings, onTracks };
  }

  /** All of them. */
  get all(): readonly Conference[] {
    return [...this.#byMeeting.values()];
  }

  /** The conference of a meeting, if somebody is in it. */
  of(meetingId: MeetingId): Conference | undefined {
    return this.#byMeeting.get(meetingId);
  }

  /** The conference of a meeting, opened when there is none. It is forgotten when the last one left. */
  open(meetingId: MeetingId): Conference {
    const known = this.#byMeeting.get(meetingId);
    if (known) return known;
    const conference = new Conference(meetingId, this.#surroundings, (how) => {
      if (this.#byMeeting.get(meetingId) === conference) this.#byMeeting.delete(meetingId);
      this.#ends.tell(meetingId, how);
    });
    this.#byMeeting.set(meetingId, conference);
    return conference;
  }

  /** The member behind a connection with its media; refused when it has not joined, or must again. */
  present(connection: ConferenceConnection): Present {
    const conference = this.#byMeeting.get(connection.meetingId);
    const member = conference?.roster.byConnection(connection.id);
    if (!conference || !member) throw refuse('WRONG_STATE', 'not-joined');
    if (!member.media) throw refuse('WRONG_STATE', 'rejoin');
    return { conference, member, media: member.media };
  }
}

import { refuse } from '#contract/errors.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import type { LiveState } from '#contract/live/state.ts';
import type {
  MediaAnswers,
  MediaRequestInput,
  MediaRequestName,
  TransportOffer,
} from '#contract/media/wire.ts';
import type { MediaEngine, MediaPeer, MediaTransportOffer } from '#media/media-engine.ts';
import { Conference, type Patience } from './conference.ts';
import { followMeeting } from './conference-following.ts';
import { asPeer, type Member, type Part } from './conference-roster.ts';
import { seatOf } from './conference-voices.ts';
import { mediaRefusal } from './media-refusal.ts';
import type { Clock } from './ports/clock.ts';
import type { ConferenceConnection } from './ports/conference-connection.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import { type TurnSettings, turnCredentials } from './turn-credentials.ts';

type Answering<N extends MediaRequestName> = (
  connection: ConferenceConnection,
  input: MediaRequestInput<N>,
) => Promise<MediaAnswers[N]>;

/** The conference of each meeting: who is in it, and what they may send. */
export type ConferenceService = {
  join: Answering<'media.join'>;
  reattach: Answering<'media.reattach'>;
  leave: Answering<'media.leave'>;
  connect: Answering<'media.connect'>;
  restartIce: Answering<'media.restartIce'>;
  produce: Answering<'media.produce'>;
  pause: Answering<'media.pause'>;
  resume: Answering<'media.resume'>;
  closeProducer: Answering<'media.close'>;
  consume: Answering<'media.consume'>;
  show: Answering<'media.show'>;
  /** What devices load before they join; the answer of the route `media.capabilities`. */
  capabilities(): { routerRtpCapabilities: Record<string, unknown> };
  /** Lets the conference follow what was decided in the meeting; to be called with each batch of committed events. */
  onEvents(meetingId: MeetingId, events: readonly LiveEvent[]): Promise<void>;
  /** A connection ended; its peer stays some seconds unless it is `forGood` (signed out, removed). */
  dropped(connectionId: string, forGood?: boolean): void;
  close(): void;
};

/** What the conference works with. `turn` is null when there is no relay. */
export type ConferenceDependencies = {
  engine: MediaEngine;
  access: MeetingAccess;
  stateOf: (meetingId: MeetingId) => Promise<LiveState>;
  clock: Clock;
  turn: TurnSettings | null;
  patience?: Patience;
};

const PATIENCE: Patience = { graceMs: 8_000, mostMs: 30_000 };

/** Makes the service. Media failures become refusals; rights are read again at each request that opens something. */
export function createConferenceService(dependencies: ConferenceDependencies): ConferenceService {
  const { engine, access, stateOf, clock, turn, patience = PATIENCE } = dependencies;
  const conferences = new Map<MeetingId, Conference>();

  function open(meetingId: MeetingId): Conference {
    const known = conferences.get(meetingId);
    if (known) return known;
    const conference = new Conference(engine, meetingId, patience, () => {
      if (conferences.get(meetingId) === conference) conferences.delete(meetingId);
    });
    conferences.set(meetingId, conference);
    return conference;
  }

  /** The member behind a connection with its media; refused when it has not joined, or must again. */
  function present(connection: ConferenceConnection) {
    const conference = conferences.get(connection.meetingId);
    const member = conference?.roster.byConnection(connection.id);
    if (!conference || !member) throw refuse('WRONG_STATE', 'not-joined');
    if (!member.media) throw refuse('WRONG_STATE', 'rejoin');
    return { conference, member, media: member.media };
  }

  function offer(transport: MediaTransportOffer | null, member: Member): TransportOffer | null {
    if (!transport || !turn) return transport;
    return { ...transport, iceServers: [turnCredentials(turn, member.peerId, clock.now())] };
  }

  /** Admits a member to the room; a failure takes it out again. */
  async function admit(conference: Conference, member: Member): Promise<MediaPeer> {
    try {
      const room = await conference.room;
      const media = await room.admit(member.peerId, {
        sends: !member.companion && !member.hallScreen,
        receives: true,
      });
      if (!conference.roster.has(member)) {
        media.close();
        throw refuse('WRONG_STATE', 'not-joined');
      }
      member.media = media;
      return media;
    } catch (error) {
      conference.leave(member);
      await conference.closeIfBroken();
      throw error;
    }
  }

  /** The device's place: its old one when it joins again, else a new one. */
  function seat(conference: Conference, connection: ConferenceConnection, part: Part) {
    const { roster } = conference;
    const known = roster.byConnection(connection.id);
    const changed = known?.companion !== part.companion || known.hallScreen !== part.hallScreen;
    if (known) return { member: Object.assign(known, part), news: changed };
    const member = roster.add(connection, part);
    for (const other of roster.members) {
      // The same browser came back without its key (a reload): its lost peer would stay as a ghost.
      const sameBrowser = other.sessionHash === member.sessionHash && other.connection === null;
      const sameKind = other.companion === part.companion && other.hallScreen === part.hallScreen;
      if (sameBrowser && sameKind) conference.leave(other);
    }
    return { member, news: true };
  }

  async function join(
    connection: ConferenceConnection,
    input: MediaRequestInput<'media.join'>,
  ): Promise<MediaAnswers['media.join']> {
    const { actor, meetingId } = connection;
    const { hallScreen } = input;
    const companion = input.companion && !hallScreen;
    await access.require(actor, meetingId, hallScreen ? 'hallScreen.show' : 'conference.join');
    const state = await stateOf(meetingId);
    if (state.phase === 'ended') throw refuse('WRONG_STATE', 'meeting-ended');
    const atSeat = companion || actor.kind === 'siteDevice';
    const siteId = atSeat ? (actor.siteId ?? seatOf(state, actor.userId)) : null;
    const conference = open(meetingId);
    const { member, news } = seat(conference, connection, { companion, hallScreen, siteId });
    const media = await admit(conference, member);
    if (news && !hallScreen) {
      conference.roster.tell({ type: 'peerJoined', peer: asPeer(member) }, member);
    }
    return {
      peerId: member.peerId,
      resumeKey: member.resumeKey,
      routerRtpCapabilities: engine.rtpCapabilities,
      send: offer(media.send, member),
      receive: offer(media.receive, member),
      peers: conference.roster.peers(),
    };
  }

  async function reattach(
    connection: ConferenceConnection,
    input: MediaRequestInput<'media.reattach'>,
  ): Promise<MediaAnswers['media.reattach']> {
    const { actor, meetingId } = connection;
    await access.require(actor, meetingId, 'conference.join');
    const conference = conferences.get(meetingId);
    const member = conference?.roster.members.find(
      (m) => m.resumeKey === input.resumeKey && m.userId === actor.userId && m.media,
    );
    if (!conference || !member) throw refuse('NOT_FOUND', 'peer');
    if (member.leaving) clearTimeout(member.leaving);
    member.leaving = null;
    member.connection = connection;
    return { peerId: member.peerId, peers: conference.roster.peers() };
  }

  async function produce(
    connection: ConferenceConnection,
    input: MediaRequestInput<'media.produce'>,
  ): Promise<MediaAnswers['media.produce']> {
    const action = input.source === 'screen' ? 'conference.shareScreen' : 'conference.speak';
    await access.require(connection.actor, connection.meetingId, action);
    const { member, media } = present(connection);
    if (!media.send) throw refuse('FORBIDDEN', 'companion');
    const muted = input.source === 'microphone' && member.microphoneMuted;
    const { producerId } = await media.produce({ ...input, muted });
    return { producerId };
  }

  /** The owner's own will: it also lifts the chair's mute, for the chair may mute, not silence for good. */
  async function resume(connection: ConferenceConnection, producerId: string): Promise<null> {
    await access.require(connection.actor, connection.meetingId, 'conference.join');
    const { conference, member, media } = present(connection);
    const producer = media.producers.find((p) => p.producerId === producerId);
    if (!producer) throw refuse('NOT_FOUND', 'media');
    if (producer.mutedByServer) {
      member.microphoneMuted = false;
      await (await conference.room).resumeProducer(member.peerId, producer.source);
    }
    await media.resumeProducer(producerId);
    return null;
  }

  async function closeProducer(connection: ConferenceConnection, producerId: string) {
    const { member, media } = present(connection);
    const producer = media.producers.find((p) => p.producerId === producerId);
    media.closeProducer(producerId);
    if (producer?.source === 'microphone') member.microphoneMuted = false;
    return null;
  }

  return {
    join: refusing(join),
    reattach: refusing(reattach),
    leave: refusing(async (connection) => {
      const conference = conferences.get(connection.meetingId);
      const member = conference?.roster.byConnection(connection.id);
      if (member) conference?.leave(member);
      return null;
    }),
    connect: refusing(async (connection, { transportId, dtlsParameters }) => {
      await present(connection).media.connect(transportId, dtlsParameters);
      return null;
    }),
    restartIce: refusing(async (connection, { transportId }) => ({
      iceParameters: await present(connection).media.restartIce(transportId),
    })),
    produce: refusing(produce),
    pause: refusing(async (connection, { producerId }) => {
      await present(connection).media.pauseProducer(producerId);
      return null;
    }),
    resume: refusing((connection, { producerId }) => resume(connection, producerId)),
    closeProducer: refusing((connection, { producerId }) => closeProducer(connection, producerId)),
    consume: refusing(async (connection, { producerIds, rtpCapabilities }) => {
      await access.require(connection.actor, connection.meetingId, 'conference.join');
      const { conference, member, media } = present(connection);
      const offers = await media.consume(producerIds, rtpCapabilities);
      // A companion beside its room's loudspeaker would echo: it is given no sound, whatever it asks for.
      const isSilent = member.companion || member.hallScreen;
      return offers.flatMap((o) => {
        const from = conference.roster.byPeer(o.peerId);
        return from && !(isSilent && o.kind === 'audio') ? [{ ...o, peerId: from.peerId }] : [];
      });
    }),
    show: refusing(async (connection, { consumers }) => {
      await present(connection).media.show(consumers);
      return null;
    }),
    capabilities: () => ({ routerRtpCapabilities: engine.rtpCapabilities }),
    async onEvents(meetingId, events) {
      for (const event of events) {
        const conference = conferences.get(meetingId);
        // One after another: a mute and the floor that lifts it must not overtake each other.
        await conference?.following.run(() =>
          followMeeting(conference, event, () => stateOf(meetingId)),
        );
      }
    },
    dropped(connectionId, forGood = false) {
      for (const conference of conferences.values()) {
        const member = conference.roster.byConnection(connectionId);
        if (!member) continue;
        if (forGood) conference.leave(member);
        else conference.lose(member);
      }
    },
    close() {
      for (const conference of [...conferences.values()]) conference.close();
    },
  };
}

/** Wraps an answer so that a failure of the media layer becomes a refusal. */
function refusing<I, A>(
  answer: (connection: ConferenceConnection, input: I) => Promise<A>,
): (connection: ConferenceConnection, input: I) => Promise<A> {
  return async (connection, input) => {
    try {
      return await answer(connection, input);
    } catch (error) {
      throw mediaRefusal(error);
    }
  };
}

import { Refusal, refuse } from '#contract/errors.ts';
import { type MediaWayId, type MeetingId, UserId } from '#contract/ids.ts';
import type { LiveState } from '#contract/live/state.ts';
import type {
  MediaEngine,
  MediaPeer,
  MediaPlayer,
  MediaTransportOffer,
  PlayerCodec,
} from '#media/media-engine.ts';
import { type AnsweredSection, writeAnswer } from '#media/sdp/answer.ts';
import { commonFeedback } from '#media/sdp/common-codecs.ts';
import { type Offer, readOffer } from '#media/sdp/offer.ts';
import { type PublishedSection, planPublication } from '#media/sdp/publication.ts';
import { planReception, type ReceivedSection, type Reception } from '#media/sdp/reception.ts';
import { SdpError } from '#media/sdp/sdp-text.ts';
import { isSilenced as isSilencedIn } from '#server/domain/live/voices.ts';
import type { Conference } from './conference.ts';
import { asPeer, type Equipment, type Member } from './conference-roster.ts';
import type { EquipmentSession, EquipmentSessions } from './equipment-sessions.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import { mediaRefusal } from './media-refusal.ts';
import type { OpenConferences } from './open-conferences.ts';
import type { Clock } from './ports/clock.ts';
import type { KeptMediaWay, MediaWayStore } from './ports/media-way-store.ts';

/** What equipment is brought in with. */
export type EquipmentDependencies = {
  engine: MediaEngine;
  conferences: OpenConferences;
  sessions: EquipmentSessions;
  mediaWays: Pick<MediaWayStore, 'byToken' | 'noteConnected'>;
  stateOf: (meetingId: MeetingId) => Promise<LiveState>;
  clock: Clock;
};

/** An offer of equipment: its way, found by the token whose hash is given, its SDP and the address that it comes from. */
export type Calling = { way: KeptMediaWay; tokenHash: string; sdp: string; address: string };

/** What is answered to an offer. */
export type Connected = { session: EquipmentSession; answer: string };

type Taken = {
  media: MediaPeer | MediaPlayer;
  line: MediaTransportOffer;
  answered: readonly AnsweredSection[];
};

type Seat = { conference: Conference; member: Member; way: KeptMediaWay };

/** Brings equipment into the conferences. */
export function createEquipmentConnecting(dependencies: EquipmentDependencies) {
  const { engine, conferences, sessions, mediaWays, stateOf, clock } = dependencies;
  const turns = createKeyedQueue<MediaWayId>();

  /**
   * Seats the equipment of a way and lets `take` connect it. What is connected by the same way gives place: a camera that lost
   * its line is back at once, and need not wait until the server has noticed; who holds the token is the same equipment.
   */
  async function connect(
    calling: Calling,
    offer: Offer,
    take: (seat: Seat) => Promise<Taken>,
  ): Promise<Connected> {
    const { way } = calling;
    const state = await runningState(way.meetingId);
    const conference = conferences.open(way.meetingId);
    let member: Member | null = null;
    const equipment = asEquipment(way, state, () => {
      if (member) sessions.forget(member);
    });
    member = conference.roster.addEquipment(
      { userId: UserId.parse(way.wayId), sessionHash: `media-way:${way.wayId}` },
      { companion: false, hallScreen: way.direction === 'out', siteId: way.siteId },
      equipment,
    );
    member.microphoneMuted = equipment.isSilenced;
    // Only now: were it alone, the conference would end with it.
    const earlier = sessions.byWay(way.wayId);
    if (earlier) sessions.end(earlier);
    try {
      const { media, line, answered } = await take({ conference, member, way });
      if (!conference.roster.has(member)) {
        media.close();
        throw refuse('WRONG_STATE', 'not-joined');
      }
      const session = sessions.add({
        way,
        since: clock.now(),
        conference,
        member,
        media,
        pictureMimeType: pictureSentIn(answered),
        mid: answered[0]?.section.mid ?? '0',
        iceCandidates: line.iceCandidates,
        usernameFragment: offer.line.usernameFragment,
      });
      // Asked once it can be found: a revocation that comes now ends it, one that came before is read here.
      if (!(await mediaWays.byToken(calling.tokenHash))) {
        sessions.end(session);
        throw refuse('NOT_SIGNED_IN');
      }
      await mediaWays.noteConnected(way, session.since, calling.address);
      return { session, answer: writeAnswer(offer, line, answered) };
    } catch (error) {
      conference.leave(member);
      await conference.closeIfBroken();
      throw mediaRefusal(error);
    }
  }

  /** VP8 is what browsers send. A player that decodes another codec alone is let in only where somebody sends that. */
  function requirePicture({ meetingId }: KeptMediaWay, { video }: Reception): void {
    const wanted = video?.codec.mimeType.toLowerCase();
    if (wanted === undefined || wanted === 'video/vp8') return;
    const sent = sessions.ofMeeting(meetingId).map(({ pictureMimeType }) => pictureMimeType);
    if (sent.some((mimeType) => mimeType?.toLowerCase() === wanted)) return;
    throw new SdpError(
      'codec',
      `Nobody in this meeting sends ${wanted.replace('video/', '').toUpperCase()}, and nothing is encoded anew: browsers send VP8, which this player did not offer.`,
    );
  }

  async function runningState(meetingId: MeetingId): Promise<LiveState> {
    const state = await stateOf(meetingId).catch((error: unknown) => {
      // There is no stream of a meeting that was not handed out yet.
      if (error instanceof Refusal && error.code === 'NOT_FOUND') return null;
      throw error;
    });
    if (state === null || state.phase === 'planned') throw refuse('WRONG_STATE', 'not-started');
    if (state.phase === 'ended') throw refuse('WRONG_STATE', 'meeting-ended');
    return state;
  }

  async function publish(
    { conference, member, way }: Seat,
    offer: Offer,
    plan: readonly PublishedSection[],
  ): Promise<Taken> {
    const room = await conference.room;
    const media = await room.admit(member.peerId, { sends: true, receives: false });
    member.media = media;
    const { send } = media;
    if (!send) throw refuse('UNAVAILABLE', 'media');
    await media.connect(send.id, offer.line.dtls);
    member.isTold = true;
    conference.roster.tell({ type: 'peerJoined', peer: asPeer(member) });
    for (const { source, rtpParameters } of plan) {
      const request = { transportId: send.id, source, rtpParameters, paused: false };
      if (source === 'camera') await media.produce({ ...request, muted: false });
      else await conference.openMicrophone(member, (muted) => media.produce({ ...request, muted }));
    }
    await conference.favour(await stateOf(way.meetingId));
    const answered = plan.map((one) => ({ ...one, direction: 'recvonly' as const }));
    return { media, line: send, answered };
  }

  async function play({ conference, way }: Seat, offer: Offer, of: Reception): Promise<Taken> {
    const room = await conference.room;
    const received = [of.audio, of.video].filter((one) => one !== null);
    const codecs = received.map((one) => playerCodec(one, engine));
    const media = await room.openPlayer(codecs);
    try {
      await media.connect(offer.line.dtls);
      // The floor may have been given before anybody was here.
      await conference.favour(await stateOf(way.meetingId));
    } catch (error) {
      // No member holds a player: what leaves with the member is not it.
      media.close();
      throw error;
    }
    const answered = received.map(({ section, codec }, at): AnsweredSection => {
      const stream = media.streams[at];
      const feedback = codecs[at]?.rtcpFeedback ?? [];
      return {
        section,
        codecs: [{ ...codec, feedback }],
        direction: 'sendonly',
        ...(stream ? { stream } : {}),
      };
    });
    return { media, line: media.receive, answered };
  }

  return {
    /** Takes a publisher's offer (WHIP). Throws a `Refusal`, `MediaError`, or `SdpError` for an offer that can't be taken. */
    async publish(calling: Calling): Promise<Connected> {
      const { camera, sound, wayId } = calling.way;
      const offer = readOffer(calling.sdp);
      const plan = planPublication(offer, engine.rtpCapabilities, { camera, sound });
      return turns.run(wayId, () => connect(calling, offer, (seat) => publish(seat, offer, plan)));
    },

    /** Takes a player's offer (WHEP). Throws as `publish`. */
    async play(calling: Calling): Promise<Connected> {
      const { camera, sound, wayId } = calling.way;
      const offer = readOffer(calling.sdp);
      const reception = planReception(offer, engine.rtpCapabilities, { camera, sound });
      requirePicture(calling.way, reception);
      return turns.run(wayId, () =>
        connect(calling, offer, (seat) => play(seat, offer, reception)),
      );
    },
  };
}

function pictureSentIn(answered: readonly AnsweredSection[]): string | null {
  const picture = answered.find(
    ({ section, direction }) => section.kind === 'video' && direction === 'recvonly',
  );
  return picture?.codecs[0]?.mimeType ?? null;
}

/** Its sound follows the rules of its room; of no room, it is silent while anybody else speaks. */
function asEquipment(way: KeptMediaWay, state: LiveState, onLeft: () => void): Equipment {
  const isSilenced = isSilencedIn(state, way.siteId ?? UserId.parse(way.wayId));
  return { name: way.name, isMutedByChair: false, isSilenced, onLeft };
}

function playerCodec({ codec, section }: ReceivedSection, engine: MediaEngine): PlayerCodec {
  const { mimeType, payloadType, parameters } = codec;
  const rtcpFeedback = commonFeedback(codec, engine.rtpCapabilities).filter(
    // The programme is sent as it comes: its bandwidth is not steered.
    ({ type }) => type !== 'transport-cc' && type !== 'goog-remb',
  );
  const kind = section.kind === 'audio' ? 'audio' : 'video';
  return { kind, mimeType, payloadType, parameters, rtcpFeedback };
}

import { refuse } from '#contract/errors.ts';
import type { ConsumerOffer, MediaRequestInput, TransportOffer } from '#contract/media/wire.ts';
import type { MediaPeer, MediaTransportOffer } from '#media/media-engine.ts';
import { siteOf } from '#server/domain/live/voices.ts';
import type { Conference } from './conference.ts';
import { asPeer, type Member, type Part } from './conference-roster.ts';
import type { ConferenceDependencies } from './conference-service.ts';
import { offerConsumers } from './offer-consumers.ts';
import type { OpenConferences } from './open-conferences.ts';
import type { ConferenceConnection, MediaAnswering } from './ports/conference-connection.ts';
import { turnCredentials } from './turn-credentials.ts';

/** The ways into a conference. */
export type ConferenceJoining = {
  join: MediaAnswering<'media.join'>;
  reattach: MediaAnswering<'media.reattach'>;
};

/**
 * Makes the ways into the conferences. Rights and state are awaited, and the connection may end meanwhile: its end was told
 * before there was a seat to give back, so it is asked again each time before something is kept for it.
 */
export function createConferenceJoining(
  dependencies: Omit<ConferenceDependencies, 'patience'>,
  conferences: OpenConferences,
): ConferenceJoining {
  const { engine, access, stateOf, clock, turn } = dependencies;

  function offer(transport: MediaTransportOffer | null, member: Member): TransportOffer | null {
    if (!transport || !turn) return transport;
    return { ...transport, iceServers: [turnCredentials(turn, member.peerId, clock.now())] };
  }

  return {
    async join(connection, input) {
      const { actor, meetingId } = connection;
      const { hallScreen } = input;
      const companion = input.companion && !hallScreen;
      await access.require(actor, meetingId, hallScreen ? 'hallScreen.show' : 'conference.join');
      const state = await stateOf(meetingId);
      if (state.phase === 'ended') throw refuse('WRONG_STATE', 'meeting-ended');
      mustBeOpen(connection);
      const atSeat = companion || actor.kind === 'siteDevice';
      const siteId = atSeat ? (actor.siteId ?? siteOf(state, actor.userId)) : null;
      const conference = conferences.open(meetingId);
      const member = seat(conference, connection, { companion, hallScreen, siteId });
      const { media, offers } = await admit(conference, member, connection, input);
      // It may be the device of who has the floor; the floor may also have been given before anybody was here.
      await conference.favour(await stateOf(meetingId));
      if (!member.isTold && !hallScreen) {
        member.isTold = true;
        conference.roster.tell({ type: 'peerJoined', peer: asPeer(member) }, member);
      }
      return {
        peerId: member.peerId,
        resumeKey: member.resumeKey,
        routerRtpCapabilities: engine.rtpCapabilities,
        send: offer(media.send, member),
        receive: offer(media.receive, member),
        peers: conference.roster.peers(),
        offers,
        sharedCodec: (await conference.room).sharedCodec,
      };
    },

    async reattach(connection, input) {
      const { actor, meetingId } = connection;
      await access.require(actor, meetingId, 'conference.join');
      mustBeOpen(connection);
      const conference = conferences.of(meetingId);
      const member = conference?.roster.members.find(
        (m) => m.resumeKey === input.resumeKey && m.userId === actor.userId && m.media,
      );
      // One that was to move while its line was lost joins anew, elsewhere: what it would take up is about to be cut off.
      if (!conference || !member || member.mustMove) throw refuse('NOT_FOUND', 'peer');
      if (member.leaving) clearTimeout(member.leaving);
      member.leaving = null;
      // One connection, one place: what it had joined as besides would stay behind as a ghost.
      const besides = conference.roster.byConnection(connection.id);
      if (besides && besides !== member) conference.leave(besides);
      member.connection = connection;
      const { sharedCodec } = await conference.room;
      return { peerId: member.peerId, peers: conference.roster.peers(), sharedCodec };
    },
  };
}

/** The device's place: its old one when it joins again, else a new one. */
function seat(conference: Conference, connection: ConferenceConnection, part: Part): Member {
  const { roster } = conference;
  const known = roster.byConnection(connection.id);
  if (known) {
    if (known.companion !== part.companion || known.hallScreen !== part.hallScreen)
      known.isTold = false;
    return Object.assign(known, part);
  }
  const member = roster.add(connection, part);
  for (const other of roster.members) {
    // The same browser came back without its key (a reload): its lost peer would stay as a ghost.
    const sameBrowser = other.sessionHash === member.sessionHash && other.connection === null;
    const sameKind = other.companion === part.companion && other.hallScreen === part.hallScreen;
    if (sameBrowser && sameKind) conference.leave(other);
  }
  return member;
}

/**
 * Admits a member to the room, and offers what the others send when its device said what it can receive; a failure, or the
 * end of the connection meanwhile, takes it out again.
 */
async function admit(
  conference: Conference,
  member: Member,
  connection: ConferenceConnection,
  { rtpCapabilities, knownKbps }: MediaRequestInput<'media.join'>,
): Promise<{ media: MediaPeer; offers: ConsumerOffer[] }> {
  const { roster } = conference;
  const before = conference.setAside(member);
  try {
    const room = await conference.room;
    const media = await room.admit(member.peerId, {
      sends: !member.companion && !member.hallScreen,
      receives: true,
      knownKbps,
    });
    if (!roster.has(member)) {
      media.close();
      throw refuse('WRONG_STATE', 'not-joined');
    }
    member.media = media;
    mustBeOpen(connection);
    const producerIds = roster.producersOfOthers(member);
    const offers = rtpCapabilities
      ? await offerConsumers(roster, { member, media, producerIds, rtpCapabilities })
      : [];
    mustBeOpen(connection);
    return { media, offers };
  } catch (error) {
    before?.close();
    conference.leave(member);
    await conference.closeIfBroken();
    throw error;
  }
}

function mustBeOpen(connection: ConferenceConnection): void {
  if (!connection.isOpen()) throw refuse('WRONG_STATE', 'not-joined');
}

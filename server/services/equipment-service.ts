import { refuse } from '#contract/errors.ts';
import type { MediaWay } from '#contract/http/media-ways.ts';
import type { Opaque } from '#media/media-engine.ts';
import { writeFragment } from '#media/sdp/answer.ts';
import { readFragment } from '#media/sdp/offer.ts';
import { createEquipmentConnecting, type EquipmentDependencies } from './equipment-connecting.ts';
import { type EquipmentSession, newEtag } from './equipment-sessions.ts';
import { mediaRefusal } from './media-refusal.ts';
import type { KeptMediaWay } from './ports/media-way-store.ts';
import { type IceServer, type TurnSettings, turnCredentials } from './turn-credentials.ts';

/**
 * What equipment says of itself: its token, and the address that it calls from. The token is hashed where it comes in: what opens
 * a way goes no further, least of all to another process. Null: it sent none.
 */
export type EquipmentCaller = { tokenHash: string | null; address: string };

/** The answer to an offer. */
export type EquipmentAnswer = {
  sessionId: string;
  etag: string;
  sdp: string;
  iceServers: readonly IceServer[];
};

/** The answer to a fragment: null when there was nothing to restart. */
export type RestartAnswer = { etag: string; fragment: string } | null;

/** What equipment asks for over WHIP and WHEP. */
export type EquipmentService = ReturnType<typeof createEquipmentService>;

/** Makes the service of what equipment asks for; a token opens its own way alone. `turn` is null when there is no relay. */
export function createEquipmentService(
  dependencies: EquipmentDependencies & { turn: TurnSettings | null },
) {
  const { sessions, mediaWays, clock, turn } = dependencies;
  const connecting = createEquipmentConnecting(dependencies);

  async function wayOf(
    { tokenHash }: EquipmentCaller,
    direction: MediaWay['direction'],
  ): Promise<{ way: KeptMediaWay; tokenHash: string }> {
    if (tokenHash === null) throw refuse('NOT_SIGNED_IN');
    const way = await mediaWays.byToken(tokenHash);
    if (!way) throw refuse('NOT_SIGNED_IN');
    if (way.direction !== direction) throw refuse('FORBIDDEN', 'media-way');
    return { way, tokenHash };
  }

  async function ownSession(
    caller: EquipmentCaller,
    direction: MediaWay['direction'],
    sessionId: string,
  ): Promise<EquipmentSession> {
    const { way } = await wayOf(caller, direction);
    const session = sessions.byId(sessionId);
    if (session?.way.wayId !== way.wayId) throw refuse('NOT_FOUND', 'media-way');
    return session;
  }

  return {
    /** Takes an offer. Throws a `Refusal`; see `mediaRefusal` for an offer that can't be taken. */
    async call(
      caller: EquipmentCaller,
      direction: MediaWay['direction'],
      sdp: string,
    ): Promise<EquipmentAnswer> {
      const found = await wayOf(caller, direction);
      const calling = { ...found, sdp, address: caller.address };
      const connected = direction === 'in' ? connecting.publish(calling) : connecting.play(calling);
      const { session, answer } = await connected.catch((error: unknown) => {
        throw mediaRefusal(error);
      });
      const iceServers = turn ? [turnCredentials(turn, session.member.peerId, clock.now())] : [];
      return { sessionId: session.sessionId, etag: session.etag, sdp: answer, iceServers };
    },

    /**
     * Takes a fragment: new credentials restart ICE; candidates need nothing, since the server waits to be called. `ifMatch` names
     * the state of ICE that is meant; `*` is any. Throws STALE_VERSION when it is another, BAD_INPUT for what is no fragment.
     */
    async restart(
      caller: EquipmentCaller,
      direction: MediaWay['direction'],
      { sessionId, ifMatch, fragment }: { sessionId: string; ifMatch: string; fragment: string },
    ): Promise<RestartAnswer> {
      const session = await ownSession(caller, direction, sessionId);
      if (ifMatch !== '*' && ifMatch !== session.etag) throw refuse('STALE_VERSION');
      try {
        const { usernameFragment } = readFragment(fragment);
        if (usernameFragment === null || usernameFragment === session.usernameFragment) return null;
        const iceParameters = await restartIce(session.media);
        session.usernameFragment = usernameFragment;
        session.etag = newEtag();
        const answer = { iceParameters, iceCandidates: session.iceCandidates };
        return { etag: session.etag, fragment: writeFragment(answer, session.mid) };
      } catch (error) {
        throw mediaRefusal(error);
      }
    },

    /** Ends a session at its equipment's wish. */
    async hangUp(
      caller: EquipmentCaller,
      direction: MediaWay['direction'],
      sessionId: string,
    ): Promise<void> {
      sessions.end(await ownSession(caller, direction, sessionId));
    },
  };
}

function restartIce(media: EquipmentSession['media']): Promise<Opaque> {
  return 'streams' in media ? media.restartIce() : media.restartIce(media.send?.id ?? '');
}

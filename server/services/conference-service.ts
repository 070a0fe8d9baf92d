import type { Action } from '#contract/actions.ts';
import { refuse } from '#contract/errors.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import type { LiveState } from '#contract/live/state.ts';
import type {
  MediaAnswers,
  MediaRequestInput,
  MediaRequestName,
  Source,
} from '#contract/media/wire.ts';
import type { MediaEngine } from '#media/media-engine.ts';
import { isSilenced } from '#server/domain/live/voices.ts';
import { type AskingForMicrophones, createAskingForMicrophones } from './ask-microphone.ts';
import type { ConferenceEnd, Patience } from './conference.ts';
import { followMeeting } from './conference-following.ts';
import { createConferenceJoining } from './conference-joining.ts';
import { type ConferenceTracks, tracksOf } from './conference-tracks.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import { mediaRefusal } from './media-refusal.ts';
import { offerConsumers } from './offer-consumers.ts';
import { OpenConferences } from './open-conferences.ts';
import type { Clock } from './ports/clock.ts';
import type { ConferenceConnection, MediaAnswering } from './ports/conference-connection.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import type { TurnSettings } from './turn-credentials.ts';

/** The conference of each meeting: who is in it, and what they may send. */
export type ConferenceService = AskingForMicrophones & {
  join: MediaAnswering<'media.join'>;
  reattach: MediaAnswering<'media.reattach'>;
  look: MediaAnswering<'media.look'>;
  leave: MediaAnswering<'media.leave'>;
  connect: MediaAnswering<'media.connect'>;
  restartIce: MediaAnswering<'media.restartIce'>;
  produce: MediaAnswering<'media.produce'>;
  pause: MediaAnswering<'media.pause'>;
  resume: MediaAnswering<'media.resume'>;
  closeProducer: MediaAnswering<'media.close'>;
  consume: MediaAnswering<'media.consume'>;
  show: MediaAnswering<'media.show'>;
  /** What devices load before they join; the answer of the route `media.capabilities`. */
  capabilities(): { routerRtpCapabilities: Record<string, unknown> };
  /** Lets the conference follow what was decided in the meeting; to be called with each batch of committed events. */
  onEvents(meetingId: MeetingId, events: readonly LiveEvent[]): Promise<void>;
  /** What is sent in the conference of a meeting now, and its room; null when nobody is in it. */
  tracksOf(meetingId: MeetingId): ConferenceTracks | null;
  /** Calls the listener whenever what is sent in a conference has changed. Returns the way to stop. */
  onTracks(listener: (meetingId: MeetingId) => void): () => void;
  /** Calls the listener whenever a conference has ended in this process. Returns the way to stop. */
  onEnd(listener: (meetingId: MeetingId, how: ConferenceEnd) => void): () => void;
  /** A connection ended; its peer stays some seconds unless it is `forGood` (signed out, removed). */
  dropped(connectionId: string, forGood?: boolean): void;
  /** True while somebody is in the conference of the meeting, as far as this process holds it. */
  isOpen(meetingId: MeetingId): boolean;
  /** Ends the conference here and has all join again, as another process holds it now. */
  handOver(meetingId: MeetingId): void;
  close(): void;
};

/** What the conference works with. `turn` is null when there is no relay. */
export type ConferenceDependencies = {
  engine: MediaEngine;
  access: Pick<MeetingAccess, 'rolesIn' | 'require'>;
  stateOf: (meetingId: MeetingId) => Promise<LiveState>;
  clock: Clock;
  turn: TurnSettings | null;
  patience?: Patience;
  /** Shared with those who bring equipment in; absent: its own. */
  conferences?: OpenConferences;
};

/** How long the product waits for a lost connection. */
export const PATIENCE: Patience = { graceMs: 8_000, mostMs: 30_000 };

/** Makes the service. Media failures become refusals; rights are read again at each request that opens something. */
export function createConferenceService(dependencies: ConferenceDependencies): ConferenceService {
  const { engine, access, stateOf, clock, patience = PATIENCE } = dependencies;
  const conferences = dependencies.conferences ?? new OpenConferences({ engine, clock, patience });
  const present = conferences.present.bind(conferences);
  const joining = createConferenceJoining(dependencies, conferences);
  const asking = createAskingForMicrophones(dependencies, conferences);
  // One after another per meeting: a mute and the floor that lifts it must not overtake each other.
  const following = createKeyedQueue<MeetingId>();

  async function produce(
    connection: ConferenceConnection,
    input: MediaRequestInput<'media.produce'>,
  ): Promise<MediaAnswers['media.produce']> {
    const action = actionFor(input.source);
    const { conference, member } = present(connection);
    const send = async (muted: boolean) => {
      await access.require(connection.actor, connection.meetingId, action);
      const { media } = present(connection);
      if (!media.send) throw refuse('FORBIDDEN', 'companion');
      return media.produce({ ...input, muted });
    };
    if (input.source === 'microphone' && (await hasToWait(connection)))
      member.microphoneMuted = true;
    const { producerId } = await (input.source === 'microphone'
      ? conference.openMicrophone(member, send)
      : send(false));
    return { producerId };
  }

  const hasToWait = async ({ meetingId, actor }: ConferenceConnection) =>
    isSilenced(await stateOf(meetingId), actor.userId);

  /** The owner's own will: it also lifts the chair's mute, for the chair may mute, not silence for good; a speech is heard out. */
  async function resume(connection: ConferenceConnection, producerId: string): Promise<null> {
    await access.require(connection.actor, connection.meetingId, 'conference.join');
    const { conference, member, media } = present(connection);
    const producer = media.producers.find((p) => p.producerId === producerId);
    if (!producer) throw refuse('NOT_FOUND', 'media');
    if (producer.source === 'microphone' && (await hasToWait(connection)))
      throw refuse('WRONG_STATE', 'floor-held');
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
    if (producer) member.startedAt.delete(producer.source);
    if (producer?.source === 'microphone') member.microphoneMuted = false;
    return null;
  }

  async function consume(
    connection: ConferenceConnection,
    { producerIds, rtpCapabilities }: MediaRequestInput<'media.consume'>,
  ): Promise<MediaAnswers['media.consume']> {
    await access.require(connection.actor, connection.meetingId, 'conference.join');
    const { conference, member, media } = present(connection);
    return offerConsumers(conference.roster, { member, media, producerIds, rtpCapabilities });
  }

  return {
    join: refusing(joining.join),
    reattach: refusing(joining.reattach),
    look: refusing(async ({ actor, meetingId }) => {
      await access.require(actor, meetingId, 'conference.join');
      return { peers: conferences.of(meetingId)?.roster.peers() ?? [] };
    }),
    leave: refusing(async (connection) => {
      const conference = conferences.of(connection.meetingId);
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
      await access.require(connection.actor, connection.meetingId, 'conference.join');
      await present(connection).media.pauseProducer(producerId);
      return null;
    }),
    resume: refusing((connection, { producerId }) => resume(connection, producerId)),
    closeProducer: refusing((connection, { producerId }) => closeProducer(connection, producerId)),
    consume: refusing(consume),
    show: refusing(async (connection, { consumers }) => {
      await present(connection).media.show(consumers);
      return null;
    }),
    askMicrophone: refusing(asking.askMicrophone),
    putOffMicrophone: refusing(asking.putOffMicrophone),
    capabilities: () => ({ routerRtpCapabilities: engine.rtpCapabilities }),
    async onEvents(meetingId, events) {
      for (const event of events) {
        await following.run(meetingId, async () => {
          const conference = conferences.of(meetingId);
          if (conference) await followMeeting(conference, event, () => stateOf(meetingId));
        });
      }
    },
    tracksOf(meetingId) {
      const conference = conferences.of(meetingId);
      return conference ? tracksOf(conference) : null;
    },
    onTracks: conferences.onTracks,
    onEnd: conferences.onEnd,
    dropped(connectionId, forGood = false) {
      for (const conference of conferences.all) {
        const member = conference.roster.byConnection(connectionId);
        if (!member) continue;
        if (forGood) conference.leave(member);
        else conference.lose(member);
      }
    },
    isOpen: (meetingId) => conferences.of(meetingId) !== undefined,
    handOver(meetingId) {
      conferences.of(meetingId)?.interruptAll();
    },
    close() {
      for (const conference of conferences.all) conference.close();
    },
  };
}

/** Paper under a camera takes the same place before everybody's eyes as a screen that is shared: it asks for the same right. */
function actionFor(source: Source): Action {
  const isShared = source === 'screen' || source === 'documentCamera';
  return isShared ? 'conference.shareScreen' : 'conference.speak';
}

/** Wraps an answer so that a failure of the media layer becomes a refusal. */
function refusing<N extends MediaRequestName>(answer: MediaAnswering<N>): MediaAnswering<N> {
  return async (connection, input) => {
    try {
      return await answer(connection, input);
    } catch (error) {
      throw mediaRefusal(error);
    }
  };
}

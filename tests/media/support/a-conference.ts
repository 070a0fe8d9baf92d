import { randomUUID } from 'node:crypto';
import { observer, type types } from 'mediasoup';
import { MeetingId, UnitId, UserId } from '#contract/ids.ts';
import type { LiveEvent, LiveFact } from '#contract/live/events.ts';
import { evolve } from '#contract/live/evolve.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import type { MediaNotice } from '#contract/media/wire.ts';
import type { MediaEngine } from '#media/media-engine.ts';
import type { MediaLog } from '#media/media-log.ts';
import { createMediasoupEngine, type MediasoupOptions } from '#media/mediasoup/mediasoup-engine.ts';
import { createMediaGateway } from '#server/realtime/media-gateway.ts';
import { createConferenceService } from '#server/services/conference-service.ts';
import { systemClock } from '#server/services/ports/clock.ts';
import type { ConferenceConnection } from '#server/services/ports/conference-connection.ts';
import type { MeetingAccess } from '#server/services/ports/meeting-access.ts';
import type { TurnSettings } from '#server/services/turn-credentials.ts';

const workers = new Set<types.Worker>();
observer.on('newworker', (worker) => {
  workers.add(worker);
  worker.observer.once('close', () => workers.delete(worker));
});

/** The workers that run in this process now. */
export function runningWorkers(): types.Worker[] {
  return [...workers];
}

/** Starts a real SFU with a conference above it in which everyone may do everything. */
export async function aConference(
  {
    turn = null,
    ...options
  }: Pick<MediasoupOptions, 'voices'> & { turn?: TurnSettings | null } = {},
  given?: MediaEngine,
) {
  const log: MediaLog = { info: () => {}, warn: () => {}, error: () => {} };
  const near = (): MediaEngine =>
    createMediasoupEngine({
      ...options,
      workers: 1,
      listen: [{ ip: '127.0.0.1' }],
      ...(process.env.MEDIASOUP_WORKER_BIN ? { workerBin: process.env.MEDIASOUP_WORKER_BIN } : {}),
      log,
    });
  const engine = given ?? near();
  await engine.ready;
  const meetingId = MeetingId.parse(randomUUID());
  let state: LiveState = { ...initialLiveState, phase: 'running' };
  const everythingAllowed: Pick<MeetingAccess, 'rolesIn' | 'require'> = {
    rolesIn: async () => ['chair'],
    require: async () => ['chair'],
  };
  const conference = createConferenceService({
    engine,
    access: everythingAllowed,
    stateOf: async () => state,
    clock: systemClock,
    turn,
  });
  const gateway = createMediaGateway(conference);
  async function happens(fact: LiveFact): Promise<void> {
    const at = new Date().toISOString();
    const event: LiveEvent = { ...fact, seq: state.seq + 1, at, actorId: anActor().userId };
    state = evolve(state, event);
    await conference.onEvents(meetingId, [event]);
  }
  return {
    engine,
    log,
    conference,
    gateway,
    meetingId,
    /** Gives the floor to somebody, or takes it. */
    floor(userId: UserId | null) {
      const from = { siteId: null, requestId: null };
      return happens(
        userId
          ? { type: 'floor.given', userId, ...from, limitSeconds: 300 }
          : { type: 'floor.taken', userId: state.floor?.userId ?? anActor().userId, seconds: 1 },
      );
    },
    /** Mutes an account's microphone as the chair does. */
    mute: (userId: UserId) => happens({ type: 'microphone.muted', userId }),
    /** Lets all microphones be open during a speech. */
    openMicrophones: () => happens({ type: 'microphone.modeSet', mode: 'open' }),
    /** A connection of a new account. */
    connection(send: (notice: MediaNotice) => void): ConferenceConnection {
      return { id: randomUUID(), meetingId, actor: anActor(), isOpen: () => true, send };
    },
    async close() {
      gateway.close();
      await engine.close();
    },
  };
}

/** A person who is signed in. */
export function anActor(): ConferenceConnection['actor'] {
  return {
    userId: UserId.parse(randomUUID()),
    kind: 'person',
    name: 'Đại biểu',
    unitId: UnitId.parse(randomUUID()),
    siteId: null,
    unitRoles: [],
    mustChangePassword: false,
    sessionHash: randomUUID(),
  };
}

import { randomUUID } from 'node:crypto';
import { refuse } from '#contract/errors.ts';
import { type MeetingId, UnitId, type UserId } from '#contract/ids.ts';
import type { LiveFact } from '#contract/live/events.ts';
import { evolve } from '#contract/live/evolve.ts';
import { initialLiveState, type LiveState, type MeetingFrame } from '#contract/live/state.ts';
import type { MediaAnswers, MediaNotice, MediaRequestName } from '#contract/media/wire.ts';
import type { MeetingRole } from '#contract/roles.ts';
import { FakeEngine } from '#media/fake/fake-engine.ts';
import { can } from '#server/domain/permissions.ts';
import { createMediaGateway } from '#server/realtime/media-gateway.ts';
import type { Patience } from '#server/services/conference.ts';
import { createConferenceService } from '#server/services/conference-service.ts';
import type { ConferenceConnection } from '#server/services/ports/conference-connection.ts';
import type { MeetingAccess } from '#server/services/ports/meeting-access.ts';

/** A device in a conference on the fake engine: what it asks and what it was told. */
export type FakeDevice = {
  connection: ConferenceConnection;
  notices: MediaNotice[];
  /** Null until it has joined. */
  readonly peerId: string | null;
  ask<N extends MediaRequestName>(name: N, input?: object): Promise<MediaAnswers[N]>;
  /** Its line ends, as the live connection tells it. */
  disconnects(forGood?: boolean): void;
};

/** A conference on the fake engine with the real table of permissions, for the people of a frame. */
export function aFakeConference(frame: MeetingFrame, patience?: Patience) {
  const engine = new FakeEngine();
  let state: LiveState = { ...initialLiveState, frame, phase: 'running' };
  let reading: Promise<void> = Promise.resolve();
  let readings = 0;
  let brokenReading = 0;
  let now = new Date('2026-11-22T01:00:00.000Z');
  const rolesOf = (userId: UserId): MeetingRole[] => {
    const person = frame.participants.find((p) => p.userId === userId);
    const device = frame.sites.some((site) => site.deviceUserId === userId);
    return person?.roles ?? (device ? ['siteDevice'] : []);
  };
  const access: Pick<MeetingAccess, 'rolesIn' | 'require'> = {
    rolesIn: async (actor) => rolesOf(actor.userId),
    async require(actor, _meetingId, action) {
      const meetingRoles = rolesOf(actor.userId);
      if (!can({ unitRoles: [], meetingRoles }, action)) throw refuse('FORBIDDEN', action);
      await reading;
      return meetingRoles;
    },
  };
  const conference = createConferenceService({
    engine,
    access,
    stateOf: async () => {
      readings += 1;
      if (readings === brokenReading) throw new Error('the database restarts');
      return state;
    },
    clock: { now: () => now },
    turn: { urls: ['turn:relay.example:3478'], secret: 'secret-of-the-relay' },
    ...(patience ? { patience } : {}),
  });
  const gateway = createMediaGateway(conference);

  /** Facts are decided in the meeting by one act, and the conference hears of them. */
  async function happen(facts: readonly LiveFact[], actorId: UserId): Promise<void> {
    const at = now.toISOString();
    const events = facts.map((fact, i) => ({ ...fact, seq: state.seq + 1 + i, at, actorId }));
    state = events.reduce(evolve, state);
    await conference.onEvents(frame.meetingId, events);
  }

  return {
    engine,
    conference,
    gateway,
    /** What the meeting's stream says now. */
    stateNow: () => state,
    /** From now on it is so late. */
    itIs(instant: string): void {
      now = new Date(instant);
    },
    /** The meeting's state is not to be read the n-th time from now on. */
    breakReading(nth: number): void {
      brokenReading = readings + nth;
    },
    /** Rights and state are read slowly, until the function returned is called. */
    holdReading(): () => void {
      const held = Promise.withResolvers<void>();
      reading = held.promise;
      return held.resolve;
    },
    /** Connects a device of an account. */
    device(userId: UserId, more: Partial<ConferenceConnection['actor']> = {}): FakeDevice {
      const site = frame.sites.find((s) => s.deviceUserId === userId);
      const notices: MediaNotice[] = [];
      let open = true;
      let peerId: string | null = null;
      const connection: ConferenceConnection = {
        id: randomUUID(),
        meetingId: frame.meetingId as MeetingId,
        actor: {
          userId,
          kind: site ? 'siteDevice' : 'person',
          name: 'Đại biểu',
          unitId: UnitId.parse(randomUUID()),
          siteId: site?.siteId ?? null,
          unitRoles: [],
          mustChangePassword: false,
          sessionHash: randomUUID(),
          ...more,
        },
        isOpen: () => open,
        send: (notice) => notices.push(notice),
      };
      return {
        connection,
        notices,
        get peerId() {
          return peerId;
        },
        async ask<N extends MediaRequestName>(name: N, input: object = {}) {
          const answer = (await gateway.handle(connection, name, input)) as MediaAnswers[N];
          if (answer && 'resumeKey' in answer) peerId = answer.peerId;
          return answer;
        },
        disconnects(forGood = false) {
          open = false;
          gateway.dropped(connection.id, forGood);
        },
      };
    },
    happens: (fact: LiveFact, actorId: UserId) => happen([fact], actorId),
    happenAtOnce: happen,
  };
}

/** Joins with sound and opens a microphone; returns the producer's id. */
export async function speaksFrom(device: FakeDevice): Promise<string> {
  const { send } = await device.ask('media.join', { companion: false });
  const { producerId } = await device.ask('media.produce', {
    transportId: send?.id,
    source: 'microphone',
    rtpParameters: {},
  });
  return producerId;
}

/** What a device was told last of a microphone that was there; null: nothing. */
export function microphone(device: FakeDevice, producerId: string) {
  const told = device.notices.findLast(
    (n) => n.type === 'producerChanged' && n.producer.producerId === producerId,
  );
  return told?.type === 'producerChanged' ? told.producer : null;
}

/** Joins with sound and shares a screen; returns the producer's id. */
export async function shares(sharing: FakeDevice): Promise<string> {
  const { send } = await sharing.ask('media.join', { companion: false });
  const asked = { transportId: send?.id, source: 'screen', rtpParameters: {} };
  return (await sharing.ask('media.produce', asked)).producerId;
}

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MediaWayId, type SiteId, type UserId } from '#contract/ids.ts';
import type { LiveFact } from '#contract/live/events.ts';
import { evolve } from '#contract/live/evolve.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { FakeEngine } from '#media/fake/fake-engine.ts';
import { FakePlayer } from '#media/fake/fake-player.ts';
import { MediaError } from '#media/media-error.ts';
import { routerRtpCapabilities } from '#media/mediasoup/codecs.ts';
import { wantedTracks } from '#server/domain/recording/wanted-tracks.ts';
import { createConferenceService } from '#server/services/conference-service.ts';
import { createEquipmentService } from '#server/services/equipment-service.ts';
import { EquipmentSessions } from '#server/services/equipment-sessions.ts';
import { OpenConferences } from '#server/services/open-conferences.ts';
import { systemClock as clock } from '#server/services/ports/clock.ts';
import type { KeptMediaWay } from '#server/services/ports/media-way-store.ts';
import { hashToken } from '#server/services/session-service.ts';
import { aFrame, aParticipant, aSite } from '#tests/support/a-frame.ts';
import { offerText } from '#tests/unit/media/offers.ts';

const chair = aParticipant(['chair', 'votingMember']);
const speaker = aParticipant(['delegate']);
/** A room with a device account, and one that has nothing but its equipment. */
const rooms = { withDevice: aSite(), bare: aSite({ deviceUserId: null }) };
const frame = aFrame({ participants: [chair, speaker], sites: Object.values(rooms) });

/** Equipment on the fake engine in a running meeting; `silentMs` is when it counts for gone. */
function aHall(silentMs = 25_000) {
  const engine = new FakeEngine();
  Object.assign(engine.rtpCapabilities, routerRtpCapabilities());
  let state: LiveState = { ...initialLiveState, frame, phase: 'running' };
  const stateOf = async () => state;
  const conferences = new OpenConferences({ engine, clock, patience: { graceMs: 10, mostMs: 20 } });
  const access = { rolesIn: async () => [], require: async () => [] };
  const conference = createConferenceService({
    engine,
    access,
    stateOf,
    clock,
    turn: null,
    conferences,
  });
  const revoked = new Set<MediaWayId>();
  const sessions = new EquipmentSessions({
    intervalMs: 3_600_000,
    silentMs,
    revokedOf: async (wayIds) => wayIds.filter((wayId) => revoked.has(wayId)),
  });
  const ways = new Map<string, KeptMediaWay>();
  const service = createEquipmentService({
    engine,
    conferences,
    sessions,
    mediaWays: {
      byToken: async (hash) => ways.get(hash) ?? null,
      noteConnected: async () => undefined,
    },
    stateOf,
    clock,
    turn: null,
  });
  function way(more: Partial<KeptMediaWay> = {}) {
    const token = randomUUID();
    const kept: KeptMediaWay = {
      wayId: MediaWayId.parse(randomUUID()),
      meetingId: frame.meetingId,
      direction: 'in',
      name: 'Máy quay',
      siteId: null,
      camera: true,
      sound: true,
      madeAt: clock.now().toISOString(),
      revokedAt: null,
      lastConnectedAt: null,
      ...more,
    };
    ways.set(hashToken(token), kept);
    return { ...kept, token, revoke: () => ways.delete(hashToken(token)) };
  }
  return {
    engine,
    conferences,
    sessions,
    service,
    way,
    revoked,
    room: () => engine.rooms.get(frame.meetingId),
    call: ({ token, direction }: ReturnType<typeof way>) =>
      service.call(
        { tokenHash: hashToken(token), address: '192.0.2.1' },
        direction,
        offerText(direction === 'in' ? 'aiortc-publish' : 'aiortc-play'),
      ),
    async happens(fact: LiveFact) {
      const at = clock.now().toISOString();
      const event = { ...fact, seq: state.seq + 1, at, actorId: chair.userId };
      state = evolve(state, event);
      await conference.onEvents(frame.meetingId, [event]);
    },
    /** What is sent, as the recording sees it. */
    sent: () => conference.tracksOf(frame.meetingId)?.sent ?? [],
    stateOf,
    close() {
      sessions.close();
      conference.close();
    },
  };
}

let hall: ReturnType<typeof aHall>;
beforeEach(() => {
  hall = aHall();
});
afterEach(() => hall.close());

const give = (userId: UserId, siteId: SiteId | null = null): LiveFact => ({
  type: 'floor.given',
  userId,
  siteId,
  requestId: null,
  limitSeconds: 300,
});

describe('equipment in a conference', () => {
  it('is a member without an account, and opens the conference by itself', async () => {
    const way = hall.way();
    await hall.call(way);
    const [member] = hall.conferences.of(frame.meetingId)?.roster.peers() ?? [];
    expect(member).toMatchObject({ equipment: 'Máy quay', userId: way.wayId, companion: false });
    expect(member?.producers.map(({ source }) => source)).toEqual(['microphone', 'camera']);
  });

  it('is recorded as what its room sends, under a name of its own; of no room, as its own', async () => {
    const { siteId } = rooms.withDevice;
    const inRoom = hall.way({ siteId });
    await hall.call(inRoom);
    await hall.happens(give(speaker.userId, siteId));
    const camera = hall.sent().find(({ source }) => source === 'camera');
    expect(camera).toMatchObject({ owner: siteId, name: inRoom.name });
    expect(wantedTracks(await hall.stateOf(), hall.sent())).toContainEqual(camera);
    const elsewhere = hall.way({ name: 'OBS' });
    await hall.call(elsewhere);
    expect(hall.sent().filter(({ owner }) => String(owner) === elsewhere.wayId)).toMatchObject([
      { source: 'microphone', name: 'OBS' },
      { source: 'camera', name: 'OBS' },
    ]);
  });

  it.each(Object.entries(rooms))(
    'shows and carries who speaks from its room: %s',
    async (_, { siteId }) => {
      const [here, nowhere] = [hall.way({ siteId }), hall.way()];
      const other = Object.values(rooms).find((room) => room.siteId !== siteId);
      const there = hall.way({ siteId: other?.siteId ?? null });
      const ways = [here, nowhere, there];
      for (const way of ways) await hall.call(way);
      const memberOf = (way: (typeof ways)[number]) => hall.sessions.byWay(way.wayId)?.member;
      const heard = () =>
        ways.filter((way) =>
          memberOf(way)?.media?.producers.some(
            ({ source, mutedByServer }) => source === 'microphone' && !mutedByServer,
          ),
        );
      const recorded = async () => {
        const wanted = wantedTracks(await hall.stateOf(), hall.sent());
        return wanted.filter(({ source }) => source === 'camera').map(({ owner }) => owner);
      };
      expect([heard(), await recorded()]).toEqual([ways, []]);
      await hall.happens(give(speaker.userId, siteId));
      expect(heard()).toEqual([here]);
      // By this sound is forwarded, and pictures are served, before those of others.
      expect([...(hall.room()?.favoured ?? [])]).toEqual([memberOf(here)?.peerId]);
      expect(await recorded()).toEqual([siteId]);
      await hall.happens({ type: 'microphone.allMuted', exceptUserId: speaker.userId });
      await hall.happens({ type: 'floor.taken', userId: speaker.userId, seconds: 3 });
      expect([heard(), await recorded()]).toEqual([[here], []]);
      expect(hall.room()?.favoured.size).toBe(0);
    },
  );

  it('comes in as what carries who already speaks from its room, though that has no device', async () => {
    await hall.happens(give(speaker.userId, rooms.bare.siteId));
    const way = hall.way({ siteId: rooms.bare.siteId });
    await hall.call(way);
    const member = hall.sessions.byWay(way.wayId)?.member;
    expect(member?.media?.producers[0]).toMatchObject({ mutedByServer: false });
    expect([...(hall.room()?.favoured ?? [])]).toEqual([member?.peerId]);
  });

  it('is seen by nobody as a player', async () => {
    await hall.call(hall.way({ direction: 'out' }));
    expect(hall.conferences.of(frame.meetingId)?.roster.peers()).toEqual([]);
    expect(hall.room()?.players.size).toBe(1);
  });

  it('follows the floor: a speech silences it, its end does not lift the chair’s mute', async () => {
    const way = hall.way();
    await hall.call(way);
    const session = hall.sessions.byWay(way.wayId);
    if (!session) throw new Error('not connected');
    const isMuted = () =>
      session.member.media?.producers.find(({ source }) => source === 'microphone')?.mutedByServer;
    await hall.happens(give(speaker.userId));
    expect(isMuted()).toBe(true);
    await hall.happens({ type: 'floor.taken', userId: speaker.userId, seconds: 3 });
    expect(isMuted()).toBe(false);
    await hall.happens({ type: 'microphone.allMuted', exceptUserId: chair.userId });
    expect(isMuted()).toBe(true);
    await hall.happens(give(speaker.userId));
    await hall.happens({ type: 'floor.taken', userId: speaker.userId, seconds: 3 });
    expect(isMuted()).toBe(true);
    await session.conference.setEquipmentMuted(session.member, false);
    expect(isMuted()).toBe(false);
  });

  it('comes in silent while somebody speaks, and is heard when all may be', async () => {
    await hall.happens(give(speaker.userId));
    const way = hall.way();
    await hall.call(way);
    const member = hall.sessions.byWay(way.wayId)?.member;
    expect(member?.media?.producers[0]).toMatchObject({ mutedByServer: true });
    await hall.happens({ type: 'microphone.modeSet', mode: 'open' });
    expect(member?.media?.producers[0]).toMatchObject({ mutedByServer: false });
  });

  it('is taken out when nothing comes from it any more', async () => {
    hall.close();
    hall = aHall(-1);
    const way = hall.way();
    await hall.call(way);
    await hall.sessions.measure();
    expect(hall.sessions.byWay(way.wayId)).toBeUndefined();
    expect(hall.room()).toBeUndefined();
  });

  it('is taken out when its way was revoked by a server whose word was lost on the way here', async () => {
    const [way, spared] = [hall.way(), hall.way()];
    await hall.call(way);
    await hall.call(spared);
    hall.revoked.add(way.wayId);
    await hall.sessions.measure();
    expect(hall.sessions.byWay(way.wayId)).toBeUndefined();
    expect(hall.sessions.byWay(spared.wayId)).toBeDefined();
  });

  it('leaves no player behind that fails to connect', async () => {
    await hall.call(hall.way());
    const connect = vi.spyOn(FakePlayer.prototype, 'connect');
    connect.mockRejectedValueOnce(new MediaError('badInput', 'no such fingerprint'));
    const screen = hall.way({ direction: 'out' });
    await expect(hall.call(screen)).rejects.toThrow();
    expect(hall.sessions.byWay(screen.wayId)).toBeUndefined();
    expect(hall.room()?.players.size).toBe(0);
    await hall.call(screen);
    expect(hall.room()?.players.size).toBe(1);
  });

  it('is not let in when its way is revoked while it connects', async () => {
    const way = hall.way();
    const calling = hall.call(way);
    await Promise.resolve();
    way.revoke();
    await expect(calling).rejects.toThrow();
    expect(hall.sessions.byWay(way.wayId)).toBeUndefined();
    expect(hall.engine.counts().peers).toBe(0);
  });

  it('has one place however often it calls at once', async () => {
    const way = hall.way();
    const answers = await Promise.allSettled([1, 2, 3, 4].map(() => hall.call(way)));
    expect(answers.map(({ status }) => status)).toContain('fulfilled');
    expect(hall.engine.counts().peers).toBe(1);
    expect(hall.conferences.of(frame.meetingId)?.roster.size).toBe(1);
  });

  it.each(['in', 'out'] as const)('loses its session (%s) with the worker', async (direction) => {
    const way = hall.way({ direction });
    const { sessionId } = await hall.call(way);
    hall.engine.restart();
    expect(hall.sessions.byId(sessionId)).toBeUndefined();
    const caller = { tokenHash: hashToken(way.token), address: '' };
    await expect(hall.service.hangUp(caller, direction, sessionId)).rejects.toThrow('NOT_FOUND');
    await hall.call(way);
    expect(hall.sessions.byWay(way.wayId)).toBeDefined();
  });

  it('ends with the meeting', async () => {
    const [camera, screen] = [hall.way(), hall.way({ direction: 'out' })];
    await hall.call(camera);
    await hall.call(screen);
    await hall.happens({ type: 'meeting.ended' });
    expect(hall.sessions.byWay(camera.wayId)).toBeUndefined();
    expect(hall.sessions.byWay(screen.wayId)).toBeUndefined();
    await expect(hall.call(camera)).rejects.toThrow('meeting-ended');
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { initialLiveState, type LiveState, type MeetingFrame } from '#contract/live/state.ts';
import type { MeetingRole } from '#contract/roles.ts';
import {
  chairVoices,
  floorVoices,
  isSilenced,
  neededVoices,
  roomVoices,
  sparedVoices,
} from '#server/domain/live/voices.ts';
import { aFrame, aParticipant, aSite, aUserId } from '#tests/support/a-frame.ts';

const ROLES: MeetingRole[] = ['chair', 'deputyChair', 'secretary', 'delegate', 'guest'];
/** Where somebody sits: the number of a room, or elsewhere. */
const seat = fc.option(fc.nat({ max: 2 }));

/** A meeting of three rooms, the first of which may be the central one, in which somebody may have the floor. */
const meetings = fc
  .record({
    hasCentral: fc.boolean(),
    people: fc.array(fc.record({ role: fc.constantFrom(...ROLES), seat }), { minLength: 1 }),
    speaker: fc.option(fc.nat()),
    microphones: fc.constantFrom<LiveState['microphones']>('floor', 'open'),
  })
  .map(({ hasCentral, people, speaker, microphones }): LiveState => {
    const sites = [0, 1, 2].map((at) => aSite({ isCentral: hasCentral && at === 0 }));
    const participants = people.map(({ role, seat: at }) =>
      aParticipant([role], { siteId: at === null ? null : (sites[at]?.siteId ?? null) }),
    );
    const speaks = speaker === null ? undefined : participants[speaker % participants.length];
    const floor = speaks && {
      userId: speaks.userId,
      siteId: speaks.siteId,
      kind: 'speech' as const,
      requestId: null,
      limitSeconds: 300,
      since: '2026-03-08T01:00:00.000Z',
      itemId: null,
    };
    const frame = aFrame({ sites, participants });
    return { ...initialLiveState, phase: 'running', frame, floor: floor ?? null, microphones };
  });

const frameOf = ({ frame }: LiveState): MeetingFrame => {
  if (!frame) throw new Error('the meeting has a frame');
  return frame;
};

/** How equipment of each room stands: silenced, of who has the floor, of who chairs, needed, spared by a mute of all others. */
function standings(state: LiveState) {
  const { sites, participants } = frameOf(state);
  const sets = [
    floorVoices(state),
    chairVoices(state),
    neededVoices(state),
    ...participants.map(({ userId }) => sparedVoices(state, userId)),
  ];
  return sites.map(({ siteId }) => [
    isSilenced(state, siteId),
    ...sets.map((voices) => voices.has(siteId)),
  ]);
}

it('equipment of a room stands as it does whether the room has a device account or not, and as that account', () => {
  fc.assert(
    fc.property(meetings, (state) => {
      const frame = frameOf(state);
      const bare = frame.sites.map((site) => ({ ...site, deviceUserId: null }));
      expect(standings({ ...state, frame: { ...frame, sites: bare } })).toEqual(standings(state));
      for (const { siteId, deviceUserId } of frame.sites)
        expect(deviceUserId && isSilenced(state, deviceUserId)).toBe(isSilenced(state, siteId));
    }),
  );
});

it('equipment of the room from which somebody speaks is never silenced, that of no room by any speech', () => {
  fc.assert(
    fc.property(meetings, (state) => {
      if (state.floor?.siteId) expect(isSilenced(state, state.floor.siteId)).toBe(false);
      const isHeld = state.floor !== null && state.microphones === 'floor';
      expect(isSilenced(state, aUserId())).toBe(isHeld);
    }),
  );
});

it('a room has its device before its equipment, and one that is not in the meeting has nothing', () => {
  const [withDevice, bare] = [aSite(), aSite({ deviceUserId: null })];
  const state = { ...initialLiveState, frame: aFrame({ sites: [withDevice, bare] }) };
  const { siteId, deviceUserId } = withDevice;
  expect(roomVoices(state, siteId)).toEqual([deviceUserId, siteId]);
  expect(roomVoices(state, bare.siteId)).toEqual([bare.siteId]);
  expect([roomVoices(state, aSite().siteId), roomVoices(state, null)]).toEqual([[], []]);
});

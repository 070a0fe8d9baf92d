import fc from 'fast-check';
import { expect, it } from 'vitest';
import { meetingToJoin } from '#client/features/device/meeting-to-join.ts';
import { roomSpeaks } from '#client/features/device/room-speaks.ts';
import { MeetingId } from '#contract/ids.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { aFrame, aParticipant, aSite } from '#tests/support/a-frame.ts';

const central = aSite({ isCentral: true });
const commune = aSite();
const chair = aParticipant(['chair', 'votingMember']);
const deputy = aParticipant(['deputyChair'], { siteId: commune.siteId });
const seated = aParticipant(['delegate'], { siteId: commune.siteId });
const frame = aFrame({ sites: [central, commune], participants: [chair, deputy, seated] });
const nobody = () => false;

const running = (more: Partial<LiveState> = {}): LiveState => ({
  ...initialLiveState,
  frame,
  phase: 'running',
  ...more,
});

const floorOf = (from: { siteId: typeof commune.siteId | null }): Partial<LiveState> => ({
  floor: {
    requestId: null,
    userId: seated.userId,
    kind: 'speech',
    since: '2026-11-26T01:00:00.000Z',
    limitSeconds: 300,
    ...from,
  } as NonNullable<LiveState['floor']>,
});

it('opens while somebody has the floor from the room, and is closed otherwise', () => {
  expect(roomSpeaks(running(), commune.siteId, nobody)).toBe(false);
  const held = running(floorOf({ siteId: commune.siteId }));
  expect(roomSpeaks(held, commune.siteId, nobody)).toBe(true);
  expect(roomSpeaks(running(floorOf({ siteId: null })), commune.siteId, nobody)).toBe(false);
});

it('stays closed for who has a microphone of their own', () => {
  const held = running(floorOf({ siteId: commune.siteId }));
  expect(roomSpeaks(held, commune.siteId, (userId) => userId === seated.userId)).toBe(false);
});

it('is open where the meeting is presided over, unless who presides is heard otherwise', () => {
  expect(roomSpeaks(running(), central.siteId, nobody)).toBe(true);
  expect(roomSpeaks(running(), central.siteId, (userId) => userId === chair.userId)).toBe(false);
});

it('is open for a deputy who is there, not for one who is not', () => {
  const present = { status: 'present', mode: 'atSite', at: '2026-11-26T01:00:00.000Z' };
  const attendance = { [deputy.userId]: present } as unknown as LiveState['attendance'];
  expect(roomSpeaks(running({ attendance }), commune.siteId, nobody)).toBe(true);
});

it('is never open before the meeting begins nor after it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('planned', 'ended'),
      fc.constantFrom(central.siteId, commune.siteId),
      (phase, siteId) => {
        const held = running({ ...floorOf({ siteId }), phase: phase as LiveState['phase'] });
        expect(roomSpeaks(held, siteId, nobody)).toBe(false);
      },
    ),
  );
});

it('stays in its meeting while that runs, and else goes to the first that does', () => {
  const [a, b] = ['a', 'b'].map((digit) => ({
    meetingId: MeetingId.parse(`00000000-0000-4000-8000-00000000000${digit}`),
    title: '',
    startsAt: '',
    endsAt: '',
  })) as [never, never];
  const idOf = (meeting: { meetingId: MeetingId }) => meeting.meetingId;
  expect(meetingToJoin([], null)).toBeNull();
  expect(meetingToJoin([a, b], null)).toBe(idOf(a));
  expect(meetingToJoin([a, b], idOf(b))).toBe(idOf(b));
  expect(meetingToJoin([a], idOf(b))).toBe(idOf(a));
});

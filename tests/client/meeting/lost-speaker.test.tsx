import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ConferenceProvider } from '#client/features/conference/conference-context.tsx';
import { LostSpeaker } from '#client/features/speakers/LostSpeaker.tsx';
import { isSpeakerLost } from '#client/features/speakers/lost-speaker.ts';
import '#client/i18n/i18n.ts';
import { LiveStore } from '#client/live/live-store.ts';
import { LiveContext } from '#client/live/use-live.ts';
import { Conference } from '#client/media/conference.ts';
import type { SiteId, UserId } from '#contract/ids.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import type { MeetingRole } from '#contract/roles.ts';
import { allowedActions } from '#server/domain/permissions.ts';
import { fakeLine } from '#tests/client/live/fake-line.ts';
import { FakeBrowser } from '#tests/client/media/fake-browser.ts';
import { FakeDevice } from '#tests/client/media/fake-device.ts';
import { aPeer, FakeSignal } from '#tests/client/media/fake-signal.ts';
import { aFrame, aParticipant, aSite } from '#tests/support/a-frame.ts';

const site = aSite();
const room = site.deviceUserId as UserId;
const chair = aParticipant(['chair']);
const speaker = aParticipant(['delegate'], { siteId: site.siteId, name: 'Lê Văn Bảy' });
const frame = aFrame({ sites: [site], participants: [chair, speaker] });
const at = '2026-11-26T02:00:00.000Z';
const begun = Date.parse(at);
const floor = {
  userId: speaker.userId,
  siteId: site.siteId,
  since: at,
  limitSeconds: 300,
  kind: 'speech' as const,
  requestId: null,
  subject: '',
} as unknown as NonNullable<LiveState['floor']>;
const state: LiveState = { ...initialLiveState, frame, phase: 'running', floor };
const TEXT = 'Đồng chí Lê Văn Bảy mất kết nối, đang giữ lượt phát biểu.';

let conference: Conference;

beforeEach(() => {
  vi.useFakeTimers({ now: begun });
  new FakeBrowser();
  conference = new Conference(new FakeSignal(), { makeDevice: async () => new FakeDevice() });
});
afterEach(() => {
  cleanup();
  conference.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** The floor's card of a person of this role, with the speaker and the room connected. */
async function shownTo(role: MeetingRole) {
  const fake = fakeLine();
  const store = new LiveStore(fake.line, frame.meetingId);
  const present = (...users: UserId[]) => ({
    meetingId: frame.meetingId,
    presence: [chair.userId, ...users].map((userId) => ({ userId, connections: 1 })),
  });
  await fake.connect();
  await fake.next('enter').answer({
    selfId: chair.userId,
    may: allowedActions({ unitRoles: [], meetingRoles: [role] }),
    serverTime: at,
    catchUp: { kind: 'snapshot', state },
    ...present(speaker.userId, room),
    gone: [],
  });
  render(
    <LiveContext value={store}>
      <ConferenceProvider conference={conference}>
        <LostSpeaker />
      </ConferenceProvider>
    </LiveContext>,
  );
  return {
    fake,
    here: (...users: UserId[]) => fake.send('presence', present(...users)),
    later: (ms: number) => vi.advanceTimersByTimeAsync(ms),
    text: () => screen.queryByText(TEXT),
  };
}

test.each(['chair', 'deputyChair', 'secretary'] as const)(
  'the %s is told after 30 s without any device of the speaker, and ends the speech if they choose',
  async (role) => {
    const { fake, here, later, text } = await shownTo(role);
    await here();
    await later(29_000);
    expect(text()).toBeNull();
    await later(2_000);
    expect(text()).not.toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Kết thúc phát biểu' }));
    expect(fake.next('command').request).toMatchObject({ name: 'speakers.end', input: {} });
  },
);

test('a speaker who comes back in time, or whose room is still here, is not said to be lost', async () => {
  const { here, later, text } = await shownTo('chair');
  await here();
  await later(20_000);
  await here(speaker.userId);
  await later(40_000);
  expect(text()).toBeNull();
  await here(room);
  await later(40_000);
  expect(text()).toBeNull();
  await here();
  await later(31_000);
  expect(text()).not.toBeNull();
  await here(speaker.userId);
  expect(text()).toBeNull();
});

test('a speaker whose room is shown by its equipment is not lost; that of another room, or of none, says nothing', async () => {
  const { here, later, text } = await shownTo('chair');
  await here();
  await later(31_000);
  const equipment = (name: string, siteId: SiteId | null) =>
    act(() =>
      conference.peers.apply({
        type: 'peerJoined',
        peer: aPeer(name, { equipment: 'Máy quay', siteId }),
      }),
    );
  equipment('ofnone', null);
  equipment('elsewhere', aSite().siteId);
  expect(text()).not.toBeNull();
  equipment('mayquay', site.siteId);
  expect(text()).toBeNull();
  act(() => conference.peers.apply({ type: 'peerLeft', peerId: aPeer('mayquay').peerId }));
  expect(text()).not.toBeNull();
});

test('those who take part are told nothing', async () => {
  const { here, later, text } = await shownTo('votingMember');
  await here();
  await later(60_000);
  expect(text()).toBeNull();
});

test('who never had a device here has lost none, and time counts from when the floor was given', () => {
  const nobody = { presence: new Map(), goneSince: new Map() };
  const devices = [speaker.userId, room];
  expect(isSpeakerLost(floor, devices, nobody, begun + 60_000)).toBe(false);
  const before = { ...nobody, goneSince: new Map([[speaker.userId, begun - 600_000]]) };
  expect(isSpeakerLost(floor, devices, before, begun + 29_000)).toBe(false);
  expect(isSpeakerLost(floor, devices, before, begun + 30_000)).toBe(true);
});

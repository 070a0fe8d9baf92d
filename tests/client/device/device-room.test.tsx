import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { read } from '#client/api/query.ts';
import { queryClient } from '#client/api/query-client.ts';
import { ConferenceProvider } from '#client/features/conference/conference-context.tsx';
import { DeviceRoom } from '#client/features/device/DeviceRoom.tsx';
import type { DeviceLink, DevicePart, Paired } from '#client/features/device/device-link.ts';
import type { ToneOutcome } from '#client/features/device/play-room-tone.ts';
import '#client/i18n/i18n.ts';
import type { LiveStore } from '#client/live/live-store.ts';
import { initialLiveView, type LiveView } from '#client/live/live-view.ts';
import { LiveContext } from '#client/live/use-live.ts';
import { Conference } from '#client/media/conference.ts';
import type { ToneReport } from '#contract/device-report.ts';
import { MeetingId } from '#contract/ids.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { FakeBrowser, type FakeTrack } from '#tests/client/media/fake-browser.ts';
import { FakeDevice } from '#tests/client/media/fake-device.ts';
import { FakeSignal } from '#tests/client/media/fake-signal.ts';
import { aFrame, aSite } from '#tests/support/a-frame.ts';

const site = aSite();
const state: LiveState = {
  ...initialLiveState,
  frame: aFrame({ sites: [site] }),
  phase: 'running',
};
const recording = { hindrance: null } as LiveState['recording'];
const pulse = { siteId: site.siteId, siteName: 'Điểm cầu xã Bình Hòa', checkedBy: null };
let part: DevicePart;
const toldTones: ToneReport[] = [];
const link = {
  tellTone: (tone: ToneReport) => toldTones.push(tone),
  serve: (served: DevicePart) => {
    part = served;
    return () => undefined;
  },
};

const sound = vi.hoisted(() => ({ ends: (_outcome: ToneOutcome) => {} }));
vi.mock('#client/features/device/play-room-tone.ts', () => ({
  playRoomTone: () =>
    new Promise<ToneOutcome>((done) => {
      sound.ends = done;
    }),
}));

vi.mock('#client/media/level-meter.ts', () => ({ meterLevel: () => () => {} }));

let conference: Conference;
let signal: FakeSignal;
let view: LiveView;
const listeners = new Set<() => void>();
let hear: (event: LiveEvent) => void;

beforeEach(() => {
  new FakeBrowser();
  signal = new FakeSignal();
  conference = new Conference(signal, { makeDevice: async () => new FakeDevice() });
});

afterEach(() => {
  cleanup();
  queryClient.clear();
  conference.close();
  vi.unstubAllGlobals();
});

async function open(recorded: LiveState['recording']) {
  view = {
    ...initialLiveView,
    connection: { kind: 'live' },
    state: { ...state, recording: recorded },
  };
  const store = {
    meetingId: MeetingId.parse('00000000-0000-4000-8000-000000000001'),
    serverNow: () => Date.parse('2026-11-26T01:00:00.000Z'),
    subscribe: (told: () => void) => {
      listeners.add(told);
      return () => listeners.delete(told);
    },
    getSnapshot: () => view,
    media: new FakeSignal(),
    onEvent: (told: typeof hear) => {
      hear = told;
      return () => undefined;
    },
  };
  queryClient.setQueryData(read('account.me', {}).queryKey, { kind: 'siteDevice' } as never);
  await act(async () =>
    render(
      <QueryClientProvider client={queryClient}>
        <LiveContext value={store as unknown as LiveStore}>
          <ConferenceProvider conference={conference}>
            <DeviceRoom link={link as unknown as DeviceLink} pulse={pulse as unknown as Paired} />
          </ConferenceProvider>
        </LiveContext>
      </QueryClientProvider>,
    ),
  );
}

const head = () => screen.getByRole('banner').textContent;

it('tells who sits in the room, in words, that the meeting is recorded from now on', async () => {
  await open(null);
  expect(head()).not.toContain('Đang ghi');
  view = { ...view, state: { ...view.state, recording } };
  act(() => {
    for (const listener of listeners) listener();
    hear({ type: 'recording.started', seq: 7 } as LiveEvent);
  });
  expect(head()).toContain('Đang ghi');
  expect(screen.getByText('Cuộc họp bắt đầu được ghi hình.')).toBeDefined();
});

it('tells it too when the machine comes into a meeting that is being recorded', async () => {
  await open(recording);
  expect(head()).toContain('Đang ghi');
  expect(screen.getByText('Cuộc họp này đang được ghi hình.')).toBeDefined();
});

const PLAYED: ToneOutcome = { state: 'played', speakerId: null, isChosen: true };
const HELD_BACK: ToneOutcome = { state: 'failed', why: 'heldBack' };

it('has who asked for a test tone told how it goes, also when the screen is another by then', async () => {
  await open(null);
  toldTones.length = 0;
  act(() => part.take({ kind: 'testTone' }));
  await act(async () => sound.ends(PLAYED));
  expect(toldTones).toEqual([]);
  act(() => part.take({ kind: 'testTone', toneId: 'one' }));
  await act(async () => sound.ends(HELD_BACK));
  act(() => part.take({ kind: 'testTone', toneId: 'two' }));
  cleanup();
  await act(async () => sound.ends(PLAYED));
  expect(toldTones).toEqual([
    { toneId: 'one', state: 'playing' },
    { toneId: 'one', ...HELD_BACK },
    { toneId: 'two', state: 'playing' },
    { toneId: 'two', ...PLAYED },
  ]);
});

it('says that a test tone is played while it is, and when the browser holds it back', async () => {
  await open(null);
  const playing = () => screen.queryByText('Đang phát âm thử để kiểm tra loa');
  const blocked = () => screen.queryByText(/trình duyệt chặn tiếng/);
  act(() => part.take({ kind: 'testTone' }));
  expect(playing()).not.toBeNull();
  await act(async () => sound.ends(PLAYED));
  expect([playing(), blocked()]).toEqual([null, null]);
  act(() => part.take({ kind: 'testTone' }));
  await act(async () => sound.ends(HELD_BACK));
  expect(playing()).toBeNull();
  expect(blocked()).not.toBeNull();
});

it('says whether the room is heard, and why it is not', async () => {
  await open(null);
  await act(async () => {
    await conference.local.open();
    await conference.join('full');
    await conference.setMicrophone(true);
  });
  const said = () => screen.getByText(/[Mm]icro phòng/).textContent;
  expect(said()).toBe('Micro phòng đang mở');
  const track = conference.local.track('microphone') as unknown as FakeTrack;
  act(() => track.mute(true));
  expect(said()).toBe('Micro phòng bị tắt ở thiết bị, đề nghị bật lại');
  act(() => track.mute(false));
  signal.fail('media.join', null, 9);
  await act(async () => signal.tell({ type: 'restarted' }));
  expect(said()).toBe('Đang nối lại: micro phòng chưa được nghe');
  await act(() => conference.setMicrophone(false));
  expect(said()).toBe('Micro phòng đang tắt');
});

import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { queryClient } from '#client/api/query-client.ts';
import { ConferenceProvider } from '#client/features/conference/conference-context.tsx';
import { Announcer } from '#client/features/meeting/Announcer.tsx';
import { Dock } from '#client/features/meeting/Dock.tsx';
import '#client/i18n/i18n.ts';
import type { LiveStore } from '#client/live/live-store.ts';
import { initialLiveView, type LiveView } from '#client/live/live-view.ts';
import { LiveContext } from '#client/live/use-live.ts';
import { Conference } from '#client/media/conference.ts';
import { setPreferences } from '#client/ui/preferences.ts';
import { SiteId } from '#contract/ids.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import { initialLiveState, type LiveState, type Participant } from '#contract/live/state.ts';
import { FakeBrowser, type FakeTrack } from '#tests/client/media/fake-browser.ts';
import { FakeDevice } from '#tests/client/media/fake-device.ts';
import { aPeer, FakeSignal } from '#tests/client/media/fake-signal.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';

const WORDS = 'Chủ trì đã khóa micro. Đồng chí mở được micro khi được mời phát biểu.';
const chair = aParticipant(['chair']);
const secretary = aParticipant(['secretary']);
const delegate = aParticipant(['delegate']);
const frame = aFrame({ participants: [chair, secretary, delegate] });
const SPEECH = { userId: delegate.userId, siteId: null, kind: 'speech' };
const floor = { ...SPEECH, since: '2026-11-26T01:59:00.000Z' } as LiveState['floor'];
const nextFloor = { ...SPEECH, since: '2026-11-26T02:10:00.000Z' } as LiveState['floor'];
const room = SiteId.parse('00000000-0000-4000-8000-00000000abcd');
const acts = { run: async () => true, busy: null, error: null, forget() {}, fail() {} };

let signal: FakeSignal;
let conference: Conference;
let view: LiveView;
const changed = new Set<() => void>();
const heard = new Set<(event: LiveEvent) => void>();

beforeEach(async () => {
  new FakeBrowser();
  signal = new FakeSignal();
  conference = new Conference(signal, { makeDevice: async () => new FakeDevice() });
  await conference.local.open();
  await conference.join('full');
  await conference.setMicrophone(false);
});

afterEach(() => {
  cleanup();
  conference.close();
  vi.unstubAllGlobals();
});

/** The room of one person, with a microphone that is closed. */
function show({ userId }: Pick<Participant, 'userId'>, more: Partial<LiveState> = {}) {
  const state: LiveState = { ...initialLiveState, frame, phase: 'running', ...more };
  view = { ...initialLiveView, selfId: userId, state };
  const listening =
    <T,>(listeners: Set<T>) =>
    (listener: T) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
  const store = {
    subscribe: listening(changed),
    onEvent: listening(heard),
    getSnapshot: () => view,
    serverNow: () => Date.parse('2026-11-26T02:00:00.000Z'),
    media: signal,
  };
  render(
    <QueryClientProvider client={queryClient}>
      <LiveContext value={store as unknown as LiveStore}>
        <ConferenceProvider conference={conference}>
          <Dock
            width="desktop"
            acts={acts}
            canVote={false}
            isAskedReady={false}
            onSheet={() => undefined}
            onLeave={() => undefined}
          />
          <div data-testid="said">
            <Announcer />
          </div>
        </ConferenceProvider>
      </LiveContext>
    </QueryClientProvider>,
  );
}

const become = (more: Partial<LiveState>) =>
  act(async () => {
    view = { ...view, state: { ...view.state, ...more } };
    for (const listener of changed) listener();
  });
async function setMode(mode: LiveState['microphones']) {
  await become({ microphones: mode });
  const event = { type: 'microphone.modeSet', mode, seq: 7, actorId: chair.userId } as LiveEvent;
  act(() => heard.forEach((listener) => void listener(event)));
}
const button = () => screen.getByRole('button', { name: 'Bật micro' });
/** What the dock shows, what is read out, and what the button says of itself. */
const told = () => ({
  dock: screen.queryAllByRole('status').map((notice) => notice.textContent),
  alert: screen.queryAllByRole('alert').map((notice) => notice.textContent),
  read: screen.getByTestId('said').textContent,
  hint: button().title,
});
const NOTHING = { dock: [], alert: [], read: '', hint: '' };

test('a delegate whose microphone is closed is told quietly that the chair locked it, and the button says so until it is unlocked', async () => {
  show(delegate);
  expect(told()).toEqual(NOTHING);
  await setMode('locked');
  expect(told()).toEqual({ dock: [WORDS], alert: [], read: WORDS, hint: WORDS });
  await setMode('open');
  expect(told()).toEqual(NOTHING);
});

test('who comes in later sees it too; with the floor it is gone, and comes again after the speech', async () => {
  show(delegate, { microphones: 'locked' });
  expect(told()).toMatchObject({ dock: [WORDS], hint: WORDS });
  await become({ floor });
  expect(told()).toEqual(NOTHING);
  await become({ floor: null });
  expect(told()).toMatchObject({ hint: WORDS });
});

test.each([
  ['who chairs', chair],
  ['the secretary', secretary],
  ["a room's device", aParticipant([])],
])('%s is not told', async (_who, self) => {
  show(self);
  await setMode('locked');
  expect(told()).toEqual(NOTHING);
});

test('whose open microphone the lock closed is told at once, and not that a press opens it', async () => {
  await conference.setMicrophone(true);
  show(delegate);
  await act(async () => conference.local.microphoneSetByServer({ on: false, mutedByChair: true }));
  await setMode('locked');
  expect(told()).toMatchObject({ dock: [], alert: [WORDS] });
});

test('a refusal from before the lock does not hide it, and one during it goes with it', async () => {
  show(delegate, { microphones: 'floor' });
  const refusedWords = /dành cho người được mời phát biểu/;
  signal.fail('media.resume', { code: 'WRONG_STATE', reason: 'floor-held' }, 1);
  fireEvent.click(button());
  await screen.findByText(refusedWords);
  await setMode('locked');
  expect(told()).toMatchObject({ dock: [WORDS], alert: [] });
  fireEvent.click(button());
  await screen.findByText(refusedWords);
  fireEvent.click(screen.getByRole('button', { name: 'Đóng' }));
  expect(screen.queryByText(refusedWords)).toBeNull();
  // Who presses again is told again.
  fireEvent.click(button());
  await screen.findByText(refusedWords);
  // The lock is known: nothing is asked, and the button does not say for a moment that the microphone is open.
  expect(signal.inputs('media.resume')).toHaveLength(1);
  await setMode('open');
  expect(told()).toMatchObject({ dock: [], alert: [] });
});

describe('who has the floor with a microphone that is closed', () => {
  const UNHEARD = /Đến lượt đồng chí phát biểu nhưng micro đang tắt/;
  const pass = (ms: number) => act(async () => vi.advanceTimersByTime(ms));
  const press = (name: string) =>
    act(async () => {
      fireEvent.click(screen.getByRole('button', { name }));
    });
  const isSaid = (words = UNHEARD) => screen.queryByText(words) !== null;
  const closedByServer = (mutedByChair: boolean) =>
    act(async () => conference.local.microphoneSetByServer({ on: false, mutedByChair }));
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    setPreferences({ pushToTalk: false });
    vi.useRealTimers();
  });

  test('reads after two seconds that nobody hears them, for as long as that is so', async () => {
    show(delegate);
    await become({ floor });
    await pass(1900);
    expect(isSaid()).toBe(false);
    await pass(200);
    expect(isSaid()).toBe(true);
    await pass(60_000);
    expect(isSaid()).toBe(true);
    await press('Bật micro');
    expect(isSaid()).toBe(false);
    // Who closes it during the speech knows that.
    await press('Tắt micro');
    await pass(60_000);
    expect(isSaid()).toBe(false);
  });

  test('is told so at the next speech too, and not once the speech is over', async () => {
    show(delegate);
    await become({ floor });
    await pass(2100);
    await press('Đóng');
    expect(isSaid()).toBe(false);
    await become({ floor: nextFloor });
    await pass(2100);
    expect(isSaid()).toBe(true);
    await become({ floor: null });
    expect(isSaid()).toBe(false);
  });

  test('is told so though they were refused while another spoke', async () => {
    show(delegate);
    signal.fail('media.resume', { code: 'WRONG_STATE', reason: 'floor-held' });
    await press('Bật micro');
    expect(isSaid(/dành cho người được mời phát biểu/)).toBe(true);
    await become({ floor });
    expect(isSaid(/dành cho người được mời phát biểu/)).toBe(false);
    await pass(2100);
    expect(isSaid()).toBe(true);
  });

  test('is told for as long as it lasts that the chair closed it, or the headset', async () => {
    await act(() => conference.setMicrophone(true));
    show(delegate);
    await become({ floor });
    await pass(5000);
    await closedByServer(true);
    await pass(60_000);
    expect(isSaid(/đã được tắt theo điều hành/)).toBe(true);
    await press('Bật micro');
    expect(isSaid(/đã được tắt theo điều hành/)).toBe(false);
    const track = conference.local.track('microphone') as unknown as FakeTrack;
    await act(async () => track.mute(true));
    await pass(60_000);
    expect(isSaid(/bị tắt ở thiết bị \(tai nghe/)).toBe(true);
  });

  test('is told so when it is closed for want of a line', async () => {
    await act(() => conference.setMicrophone(true));
    show(delegate);
    await become({ floor });
    await closedByServer(false);
    await pass(2100);
    expect(isSaid()).toBe(true);
  });

  test('reads how to talk where the button is held', async () => {
    setPreferences({ pushToTalk: true });
    show(delegate);
    await become({ floor });
    await pass(2100);
    expect(isSaid(/nhấn giữ nút micro khi nói để mọi người nghe thấy/)).toBe(true);
    fireEvent.pointerDown(screen.getByRole('button', { name: 'Giữ để nói' }));
    await pass(100);
    await act(async () => fireEvent.pointerUp(screen.getByRole('button', { name: 'Đang nói' })));
    await pass(60_000);
    expect(isSaid(/nhấn giữ nút micro/)).toBe(false);
  });

  test.each([
    ['of their own', { userId: delegate.userId }],
    ['of equipment in their room', { siteId: room, equipment: 'Bàn trộn' }],
  ])('is not told so while another device %s brings their voice', async (_whose, more) => {
    const other = aPeer('other', more);
    show(delegate);
    await act(async () => signal.tell({ type: 'peerJoined', peer: other }));
    await become({ floor: { ...floor, siteId: room } as LiveState['floor'] });
    await pass(5000);
    expect(isSaid()).toBe(false);
    const { peerId } = other;
    await act(async () => signal.tell({ type: 'peerLeft', peerId }));
    await pass(5000);
    expect(isSaid()).toBe(true);
  });

  test('is not told so where the speech is another’s, or nothing is sent from here', async () => {
    show(secretary);
    await become({ floor });
    await pass(5000);
    expect(isSaid()).toBe(false);
    cleanup();
    await act(() => conference.leave());
    await act(() => conference.join('companion'));
    show(delegate, { floor });
    await pass(5000);
    expect(screen.getByText('Không âm thanh trên máy này')).toBeTruthy();
    expect(isSaid()).toBe(false);
  });
});

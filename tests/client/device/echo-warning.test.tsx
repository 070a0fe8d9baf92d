import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConferenceProvider } from '#client/features/conference/conference-context.tsx';
import type { LobbyMode } from '#client/features/conference/Lobby.tsx';
import { useEchoWarning } from '#client/features/conference/use-echo-warning.tsx';
import type { LiveStore } from '#client/live/live-store.ts';
import { LiveContext } from '#client/live/use-live.ts';
import { Conference } from '#client/media/conference.ts';
import '#client/i18n/i18n.ts';
import { MeetingId } from '#contract/ids.ts';
import { FakeBrowser } from '#tests/client/media/fake-browser.ts';
import { FakeDevice } from '#tests/client/media/fake-device.ts';
import { aPeer, aUserId, FakeSignal } from '#tests/client/media/fake-signal.ts';

const meetingId = MeetingId.parse('00000000-0000-4000-8000-000000000001');
const ROOM = { name: 'Điểm cầu xã Bình Hòa', deviceUserId: aUserId('room') };
const SILENT = 'Không dùng âm thanh trên máy này';
const SOUND = 'Vẫn dùng micro và loa của máy này';

let signal: FakeSignal;
let conference: Conference;
let goIn: (mode: LobbyMode) => Promise<LobbyMode | null>;
const beCompanion = vi.fn();

beforeEach(() => {
  new FakeBrowser();
  sessionStorage.clear();
  beCompanion.mockClear();
  signal = new FakeSignal();
  conference = new Conference(signal, { makeDevice: async () => new FakeDevice() });
});

afterEach(() => {
  cleanup();
  conference.close();
  vi.unstubAllGlobals();
});

function Page({ room }: { room: typeof ROOM | null }) {
  const echo = useEchoWarning(room, beCompanion);
  goIn = echo.before;
  return echo.dialog;
}

function open(room: typeof ROOM | null = ROOM) {
  const store = { meetingId, media: signal } as unknown as LiveStore;
  render(
    <LiveContext value={store}>
      <ConferenceProvider conference={conference}>
        <Page room={room} />
      </ConferenceProvider>
    </LiveContext>,
  );
}

const gone = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

const withRoom = () => {
  signal.peers = [aPeer('room')];
};

describe('before joining', () => {
  it('proposes to be silent where the room’s device is in the conference', async () => {
    withRoom();
    open();
    const going = goIn('full');
    fireEvent.click(await screen.findByRole('button', { name: SILENT }));
    expect(await going).toBe('companion');
    await gone();
  });

  it('lets who wants sound have it, and asks them no second time', async () => {
    withRoom();
    open();
    const going = goIn('full');
    fireEvent.click(await screen.findByRole('button', { name: SOUND }));
    expect(await going).toBe('full');
    expect(await goIn('full')).toBe('full');
  });

  it('does nothing when the question is put aside', async () => {
    withRoom();
    open();
    const going = goIn('full');
    fireEvent.click(await screen.findByRole('button', { name: 'Đóng' }));
    expect(await going).toBeNull();
  });

  it.each([
    ['the room’s device is not there', () => undefined, ROOM],
    [
      'the room’s account is there without sound',
      () => {
        signal.peers = [aPeer('room', { companion: true })];
      },
      ROOM,
    ],
    ['nothing can be learnt', () => signal.fail('media.look', null), ROOM],
    ['the person sits in no such room', withRoom, null],
  ])('asks nothing when %s', async (_when, arrange, room) => {
    arrange();
    open(room);
    expect(await goIn('full')).toBe('full');
  });

  it('asks nothing of who goes in silent', async () => {
    withRoom();
    open();
    expect(await goIn('companion')).toBe('companion');
    expect(signal.inputs('media.look')).toHaveLength(0);
  });
});

describe('in the meeting with sound', () => {
  it('asks when the room’s device comes', async () => {
    open();
    await conference.join('full');
    expect(screen.queryByRole('dialog')).toBeNull();
    signal.tell({ type: 'peerJoined', peer: aPeer('room') });
    fireEvent.click(await screen.findByRole('button', { name: SILENT }));
    await waitFor(() => expect(beCompanion).toHaveBeenCalledOnce());
  });

  it('asks before the microphone is opened, and leaves it closed for no', async () => {
    open();
    await conference.setMicrophone(false);
    await conference.join('full');
    signal.tell({ type: 'peerJoined', peer: aPeer('room') });
    fireEvent.click(await screen.findByRole('button', { name: 'Đóng' }));
    await gone();
    const opening = conference.setMicrophone(true);
    fireEvent.click(await screen.findByRole('button', { name: 'Đóng' }));
    await opening;
    expect(conference.local.view.getSnapshot().microphone.on).toBe(false);
    await gone();
    const again = conference.setMicrophone(true);
    fireEvent.click(await screen.findByRole('button', { name: SOUND }));
    await again;
    expect(conference.local.view.getSnapshot().microphone.on).toBe(true);
    await conference.setMicrophone(false);
    await conference.setMicrophone(true);
    await gone();
  });

  it.each([
    [
      'the room’s device has left',
      async () => {
        signal.tell({ type: 'peerLeft', peerId: aPeer('room').peerId });
      },
    ],
    ['the conference is over', () => conference.leave()],
  ])('asks no longer when %s', async (_when, happens) => {
    open();
    await conference.join('full');
    signal.tell({ type: 'peerJoined', peer: aPeer('room') });
    await screen.findByRole('dialog');
    await happens();
    await gone();
    expect(beCompanion).not.toHaveBeenCalled();
  });
});

import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConferenceNotice } from '#client/features/conference/ConferenceNotice.tsx';
import {
  ConferenceProvider,
  useIsThinLine,
} from '#client/features/conference/conference-context.tsx';
import { LineDetails } from '#client/features/conference/LineDetails.tsx';
import { PictureChoices } from '#client/features/conference/PictureChoices.tsx';
import { VideoTile } from '#client/features/conference/VideoTile.tsx';
import { Conference } from '#client/media/conference.ts';
import { knownLine } from '#client/media/known-line.ts';
import type { MediaNotice } from '#contract/media/wire.ts';
import '#client/i18n/i18n.ts';
import { aView } from './a-view.ts';
import { FakeBrowser } from './fake-browser.ts';
import { FakeDevice } from './fake-device.ts';
import { aPeer, FakeSignal } from './fake-signal.ts';

let signal: FakeSignal;
let device: FakeDevice;
let conference: Conference;

beforeEach(async () => {
  new FakeBrowser();
  signal = new FakeSignal();
  signal.peers = [aPeer('anchau'), aPeer('anhoa')];
  device = new FakeDevice();
  conference = new Conference(signal, { makeDevice: async () => device });
  await conference.local.open();
  await conference.join('full');
  render(
    <ConferenceProvider conference={conference}>
      <ConferenceNotice />
      <PictureChoices />
    </ConferenceProvider>,
  );
});

afterEach(() => {
  cleanup();
  conference.close();
  sessionStorage.clear();
  localStorage.clear();
  vi.unstubAllGlobals();
});

function Thin() {
  return <output>{useIsThinLine() ? 'thin' : 'wide'}</output>;
}

const line = (told: Partial<MediaNotice & { type: 'line' }>): MediaNotice => ({
  type: 'line',
  kbps: 60,
  quality: 'weak',
  receives: 'all',
  heldBack: [],
  ...told,
});
const producer = (source: string) =>
  device.producers.find(({ publication }) => publication.source === source);
const shown = () =>
  signal
    .inputs('media.show')
    .at(-1)
    ?.consumers.map((one) => one.consumerId);

describe('what is known of the line', () => {
  const open = () => (
    <ConferenceProvider conference={conference}>
      <LineDetails lost={false} onClose={() => undefined} />
    </ConferenceProvider>
  );

  it.each([
    ['tcp', 'Mạng này chặn UDP: dùng TCP.'],
    ['relayTls', 'đi qua máy chuyển tiếp bằng TLS.'],
    [null, 'Chưa có hình, tiếng nào đang nhận về máy này.'],
  ] as const)('names the way %s in words, beside what may come over it', async (way, words) => {
    device.transport('receive').takes = way;
    cleanup();
    await act(async () => render(open()));
    const sheet = screen.getByRole('dialog');
    expect(sheet.textContent).toContain(words);
    expect(sheet.textContent).toContain('Chỉ âm thanh');
  });
});

describe('on a weak line', () => {
  const sending = (availableKbps: number) => ({ availableKbps, limits: true, loss: 0, waitsMs: 0 });

  it('it is said in words that sound comes first, and which pictures are held back', async () => {
    const heldBack = ['c-anchau-camera'];
    await act(async () => signal.tell(line({ receives: 'sound', heldBack })));
    expect(screen.getByRole('status').textContent).toContain('đang ưu tiên âm thanh');
    const [anchau, anhoa] = conference.peers.others();
    if (!anchau || !anhoa) throw new Error('nobody is there');
    expect(conference.pictures.missing(anchau.peerId, 'camera')).toBe('heldBack');
    expect(conference.pictures.missing(anhoa.peerId, 'camera')).toBeNull();
    expect(knownLine()).toBeLessThan(150);
    // The estimate of what little was wanted says nothing of the line.
    await act(async () => signal.tell(line({ quality: 'good', kbps: 125 })));
    expect(screen.queryByRole('status')).toBeNull();
    expect(knownLine()).toBeUndefined();
  });

  it('the camera rests to keep the voice, says so, and the microphone goes on', async () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    for (now = 1_000; now < 6_000; now += 1_000)
      await act(async () => device.tellLine(sending(50)));
    expect(screen.getByRole('status').textContent).toContain('Camera tạm dừng');
    expect(producer('camera')?.paused).toBe(true);
    expect(producer('microphone')?.paused).toBe(false);
    const whileThin = producer('microphone')?.atMostBps ?? Number.POSITIVE_INFINITY;
    for (; now < 20_000; now += 1_000) await act(async () => device.tellLine(sending(900)));
    expect(producer('camera')?.paused).toBe(false);
    // The voice takes more again only when the camera has flowed for a while.
    expect(producer('microphone')?.atMostBps).toBe(whileThin);
    for (; now < 60_000; now += 1_000) await act(async () => device.tellLine(sending(900)));
    expect(producer('microphone')?.atMostBps).toBeGreaterThan(whileThin);
    vi.restoreAllMocks();
  });

  it('a shared screen keeps to little, though no camera is on, and nothing is said of one', async () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    await act(async () => {
      await conference.setCamera(false);
      await conference.share('screen');
    });
    expect(producer('screen')?.atMostBps).toBeUndefined();
    for (now = 1_000; now < 6_000; now += 1_000)
      await act(async () => device.tellLine(sending(50)));
    expect(producer('screen')?.atMostBps).toBeLessThan(50_000);
    expect(screen.queryByText(/Camera tạm dừng/)).toBeNull();
    vi.restoreAllMocks();
  });

  it('stays one for who then chooses sound alone, of whose line nothing is measured any more', async () => {
    render(
      <ConferenceProvider conference={conference}>
        <Thin />
      </ConferenceProvider>,
    );
    const told = () => document.querySelector('output')?.textContent;
    const unmeasured = line({ quality: 'good', kbps: null });
    await act(async () => signal.tell(unmeasured));
    await act(async () => conference.pictures.choose('none'));
    expect(told()).toBe('wide');
    await act(async () => conference.pictures.choose('all'));
    await act(async () => signal.tell(line({ receives: 'sound' })));
    await act(async () => conference.pictures.choose('none'));
    await act(async () => signal.tell(unmeasured));
    expect(told()).toBe('thin');
    await act(async () => conference.pictures.choose('all'));
    expect(told()).toBe('wide');
  });

  it('layers that nobody wants are not sent', async () => {
    await act(async () => signal.tell({ type: 'wanted', source: 'camera', layer: 0 }));
    expect(producer('camera')?.upTo).toBe(0);
  });
});

describe('a person', () => {
  it('chooses sound alone, hears all, sees none, and comes back', async () => {
    fireEvent.click(screen.getByRole('radio', { name: /^Chỉ âm thanh/ }));
    await expect
      .poll(shown)
      .toEqual(expect.arrayContaining(['c-anchau-microphone', 'c-anhoa-microphone']));
    await expect.poll(shown).not.toContain('c-anchau-camera');
    fireEvent.click(screen.getByRole('button', { name: 'Nhận lại hình' }));
    await expect.poll(shown).toContain('c-anchau-camera');
  });

  it.each([
    [/^Chỉ âm thanh/, 'Chỉ âm thanh'],
    [/^Tiết kiệm dữ liệu/, 'Đang tiết kiệm dữ liệu'],
  ])('who chose %s reads that on the tiles of which no picture comes', async (choice, words) => {
    fireEvent.click(screen.getByRole('radio', { name: choice }));
    const left = await vi.waitUntil(() =>
      conference.peers
        .others()
        .find(({ peerId }) => conference.pictures.missing(peerId, 'camera') === 'notChosen'),
    );
    const peer = aView('left', { peerId: left.peerId });
    render(
      <ConferenceProvider conference={conference}>
        <VideoTile peer={peer} name="An Châu" />
      </ConferenceProvider>,
    );
    await screen.findByRole('img', { name: words });
  });

  it('chooses the speaker’s picture alone', async () => {
    fireEvent.click(screen.getByRole('radio', { name: /^Tiết kiệm dữ liệu/ }));
    const cameras = () => shown()?.filter((id) => id.endsWith('camera'));
    await expect.poll(cameras).toHaveLength(1);
  });
});

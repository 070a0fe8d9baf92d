import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConferenceProvider } from '#client/features/conference/conference-context.tsx';
import { DockMedia } from '#client/features/conference/DockMedia.tsx';
import { Lobby, type LobbyProps } from '#client/features/conference/Lobby.tsx';
import { Conference } from '#client/media/conference.ts';
import '#client/i18n/i18n.ts';
import { FakeBrowser } from './fake-browser.ts';
import { FakeDevice } from './fake-device.ts';
import { FakeSignal } from './fake-signal.ts';

let browser: FakeBrowser;
let signal: FakeSignal;
let conference: Conference;

beforeEach(() => {
  browser = new FakeBrowser();
  vi.stubGlobal('AudioContext', FakeAudioContext);
  signal = new FakeSignal();
  conference = new Conference(signal, { makeDevice: async () => new FakeDevice() });
});

afterEach(() => {
  cleanup();
  conference.close();
  vi.unstubAllGlobals();
});

/** Enough of WebAudio for the level bar: a microphone that hears nothing. */
class FakeAudioContext {
  state = 'running';
  createMediaStreamSource = () => ({ connect: () => {}, disconnect: () => {} });
  createAnalyser = () => ({ fftSize: 0, getFloatTimeDomainData: () => {} });
  close = async () => {};
}

function open(props: Partial<LobbyProps> = {}) {
  const onJoin = vi.fn<LobbyProps['onJoin']>();
  render(
    <ConferenceProvider conference={conference}>
      <Lobby
        title="Phiên họp thường kỳ"
        subtitle="UBND huyện Châu Thành"
        selfName="Đại biểu xã An Hòa"
        siteName={null}
        place={null}
        defaultMode="full"
        isRecorded={false}
        onJoin={onJoin}
        onBack={null}
        {...props}
      />
    </ConferenceProvider>,
  );
  return onJoin;
}

describe('the lobby', () => {
  it('asks once for both devices and joins with them', async () => {
    const onJoin = open();
    expect(await screen.findByRole('combobox', { name: 'Micro' })).toBeTruthy();
    expect(screen.getByRole('meter')).toBeTruthy();
    expect(browser.wanted).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Vào họp' }));
    expect(onJoin).toHaveBeenCalledExactlyOnceWith('full');
  });

  it('asks for no device where the room has its own', async () => {
    const onJoin = open({ defaultMode: 'companion', siteName: 'Điểm cầu An Hòa' });
    expect(screen.getByText('Đồng chí được xếp ngồi tại Điểm cầu An Hòa.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Tắt micro' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Vào họp' }));
    expect(onJoin).toHaveBeenCalledExactlyOnceWith('companion');
    expect(browser.wanted).toHaveLength(0);
  });

  it('says that the meeting is being recorded before anybody comes in', async () => {
    open();
    expect(screen.queryByText('Cuộc họp này đang được ghi hình.')).toBeNull();
    cleanup();
    open({ isRecorded: true });
    expect(screen.getByText('Cuộc họp này đang được ghi hình.')).toBeTruthy();
    await screen.findByRole('combobox', { name: 'Micro' });
  });

  it('gives the devices back when the person turns to the silent way', async () => {
    open();
    await screen.findByRole('combobox', { name: 'Micro' });
    fireEvent.click(screen.getByRole('radio', { name: /Vào không âm thanh/ }));
    expect(browser.tracks.map((track) => track.readyState)).toEqual(['ended', 'ended']);
  });

  it.each([
    ['NotAllowedError', 'Camera đang bị chặn', 'Micro đang bị chặn'],
    ['NotFoundError', 'Không tìm thấy camera', 'Không tìm thấy micro'],
    ['NotReadableError', 'Camera đang được chương trình khác sử dụng', 'Micro đang được'],
  ])(
    '%s: says what is wrong with the camera and lets the microphone work',
    async (name, camera, microphone) => {
      browser.refused.video = name;
      const onJoin = open();
      expect(await screen.findByText(camera)).toBeTruthy();
      expect(screen.queryByText(microphone, { exact: false })).toBeNull();
      expect(screen.getByRole('button', { name: 'Tắt micro' })).toBeTruthy();
      expect(screen.getByRole('button', { name: 'Bật camera' })).toBeTruthy();
      fireEvent.click(screen.getByRole('button', { name: 'Vào họp' }));
      expect(onJoin).toHaveBeenCalledOnce();
    },
  );

  it('tries the devices again when asked, and is content', async () => {
    browser.refused.video = 'NotReadableError';
    open();
    await screen.findByText('Camera đang được chương trình khác sử dụng');
    delete browser.refused.video;
    fireEvent.click(screen.getByRole('button', { name: 'Thử lại thiết bị' }));
    expect(await screen.findByRole('button', { name: 'Tắt camera' })).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('says why the devices are missing on a page without HTTPS', async () => {
    Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: undefined });
    open();
    expect(await screen.findByText('Trang chưa được mở bằng kết nối bảo mật')).toBeTruthy();
  });
});

describe('the dock', () => {
  const dock = () =>
    render(
      <ConferenceProvider conference={conference}>
        <DockMedia mayShareScreen={false} />
      </ConferenceProvider>,
    );

  it('switches microphone and camera by their names, and shows no right that is absent', async () => {
    await conference.local.open();
    await conference.join('full');
    dock();
    fireEvent.click(screen.getByRole('button', { name: 'Tắt micro' }));
    expect(await screen.findByRole('button', { name: 'Bật micro' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Tắt camera' }));
    expect(await screen.findByRole('button', { name: 'Bật camera' })).toBeTruthy();
    expect(signal.inputs('media.pause')).toHaveLength(2);
    expect(screen.queryByRole('button', { name: 'Chia sẻ màn hình' })).toBeNull();
  });

  it('says that the microphone was refused and leaves it closed', async () => {
    await conference.local.open();
    await conference.join('full');
    await conference.setMicrophone(false);
    signal.fail('media.resume', { code: 'FORBIDDEN' });
    dock();
    fireEvent.click(screen.getByRole('button', { name: 'Bật micro' }));
    const words = (await screen.findByRole('alert')).textContent;
    // It is read by who has asked for the floor as well, who is not to be told to ask.
    expect(words).toContain('Đồng chí mở được micro khi được mời.');
    expect(words).not.toContain('đăng ký');
    expect(screen.getByRole('button', { name: 'Bật micro' })).toBeTruthy();
  });

  it('opens the devices when the browser refuses one, and says what to do', async () => {
    browser.refused.audio = 'NotAllowedError';
    await conference.local.open();
    await conference.join('full');
    dock();
    fireEvent.click(screen.getByRole('button', { name: 'Bật micro' }));
    expect(await screen.findByRole('dialog', { name: 'Micro, camera và loa' })).toBeTruthy();
    expect(screen.getByText('Micro đang bị chặn')).toBeTruthy();
  });

  it('has no switches on a companion', async () => {
    await conference.join('companion');
    dock();
    expect(screen.queryAllByRole('button')).toEqual([]);
    expect(screen.getByText('Không âm thanh trên máy này')).toBeTruthy();
  });
});

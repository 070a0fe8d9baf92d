import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ConferenceProvider } from '#client/features/conference/conference-context.tsx';
import { DockMedia } from '#client/features/conference/DockMedia.tsx';
import { Conference } from '#client/media/conference.ts';
import '#client/i18n/i18n.ts';
import { setPreferences } from '#client/ui/preferences.ts';
import { FakeBrowser, type FakeTrack } from './fake-browser.ts';
import { FakeDevice } from './fake-device.ts';
import { FakeSignal } from './fake-signal.ts';

let conference: Conference;
let signal: FakeSignal;

beforeEach(async () => {
  new FakeBrowser();
  signal = new FakeSignal();
  conference = new Conference(signal, { makeDevice: async () => new FakeDevice() });
  await conference.local.open();
});

afterEach(() => {
  cleanup();
  conference.close();
  setPreferences({ shortcuts: true, pushToTalk: false });
  vi.unstubAllGlobals();
});

const isOn = (kind: 'microphone' | 'camera' = 'microphone') =>
  conference.local.view.getSnapshot()[kind].on;

async function joinedAs(mode: 'full' | 'companion') {
  await conference.join(mode);
  await conference.local.setMicrophone(false);
  render(
    <ConferenceProvider conference={conference}>
      <input aria-label="Trò chuyện" />
      <DockMedia mayShareScreen />
    </ConferenceProvider>,
  );
}

it('talks while the space bar is held, and not when the window is left', async () => {
  await joinedAs('full');
  fireEvent.keyDown(document.body, { key: ' ' });
  await vi.waitFor(() => expect(isOn()).toBe(true));
  fireEvent.keyDown(document.body, { key: ' ', repeat: true });
  fireEvent.keyUp(document.body, { key: ' ' });
  await vi.waitFor(() => expect(isOn()).toBe(false));
  fireEvent.keyDown(document.body, { key: ' ' });
  await vi.waitFor(() => expect(isOn()).toBe(true));
  fireEvent.blur(window);
  await vi.waitFor(() => expect(isOn()).toBe(false));
});

it('no key acts while something is typed, on a button, with a modifier, or when keys are off', async () => {
  await joinedAs('full');
  const field = screen.getByLabelText('Trò chuyện');
  for (const key of [' ', 'm', 'c']) fireEvent.keyDown(field, { key });
  fireEvent.keyDown(screen.getByRole('button', { name: 'Thiết bị' }), { key: ' ' });
  fireEvent.keyDown(document.body, { key: 'm', ctrlKey: true });
  setPreferences({ shortcuts: false });
  for (const key of [' ', 'm', 'c']) fireEvent.keyDown(document.body, { key });
  await Promise.resolve();
  expect([isOn(), isOn('camera')]).toEqual([false, true]);
});

it('M and C switch microphone and camera', async () => {
  await joinedAs('full');
  fireEvent.keyDown(document.body, { key: 'm' });
  await vi.waitFor(() => expect(isOn()).toBe(true));
  fireEvent.keyDown(document.body, { key: 'c' });
  await vi.waitFor(() => expect(isOn('camera')).toBe(false));
});

it('a companion is not opened by any key', async () => {
  await joinedAs('companion');
  for (const key of [' ', 'm', 'c']) fireEvent.keyDown(document.body, { key });
  await Promise.resolve();
  expect(isOn()).toBe(false);
  expect(conference.local.track('microphone')).toBeNull();
});

it('the button is held by finger, pointer or key where one wants that', async () => {
  setPreferences({ pushToTalk: true });
  await joinedAs('full');
  const button = () => screen.getByRole('button', { name: /^(Giữ để nói|Đang nói)$/ });
  fireEvent.pointerDown(button());
  await vi.waitFor(() => expect(isOn()).toBe(true));
  fireEvent.pointerUp(button());
  await vi.waitFor(() => expect(isOn()).toBe(false));
  fireEvent.keyDown(button(), { key: 'Enter' });
  await vi.waitFor(() => expect(isOn()).toBe(true));
  fireEvent.keyUp(button(), { key: 'Enter' });
  await vi.waitFor(() => expect(isOn()).toBe(false));
});

it('who holds the button is told that the chair closed it, also once it is let go, in words that fit; who has let go is not', async () => {
  setPreferences({ pushToTalk: true });
  await joinedAs('full');
  const closedByChair = () =>
    act(async () => conference.local.microphoneSetByServer({ on: false, mutedByChair: true }));
  const said = () => screen.queryByText(/Micro đã được tắt theo điều hành/)?.textContent;
  await closedByChair();
  expect(said()).toBeUndefined();
  fireEvent.pointerDown(screen.getByRole('button', { name: 'Giữ để nói' }));
  const held = await screen.findByRole('button', { name: 'Đang nói' });
  await closedByChair();
  expect(said()).toContain('nhấn giữ nút micro');
  await act(async () => fireEvent.pointerUp(held));
  expect(said()).toContain('nhấn giữ nút micro');
  fireEvent.pointerDown(screen.getByRole('button', { name: 'Giữ để nói' }));
  await vi.waitFor(() => expect(said()).toBeUndefined());
});

it('a microphone that is muted at the device is shown as closed, with the reason', async () => {
  await joinedAs('full');
  fireEvent.keyDown(document.body, { key: 'm' });
  await vi.waitFor(() => expect(isOn()).toBe(true));
  const track = conference.local.track('microphone') as unknown as FakeTrack;
  track.mute(true);
  const button = await screen.findByRole('button', { name: 'Micro bị tắt ở thiết bị' });
  expect(button.dataset.look).toBe('off');
  expect(screen.getByText(/Đồng chí bật lại ở thiết bị/)).toBeTruthy();
});

it('what is switched on is not shown as sent while the line is away', async () => {
  await joinedAs('full');
  const look = () => screen.getByRole('button', { name: 'Tắt camera' }).dataset.look;
  expect(look()).toBe('on');
  signal.fail('media.join', null, 9);
  await act(async () => signal.tell({ type: 'restarted' }));
  expect(conference.state.getSnapshot().status).toBe('reconnecting');
  expect(look()).toBe('plain');
  expect(screen.getByRole('button', { name: 'Bật micro' }).dataset.look).toBe('off');
});

it('what is pressed while the line is away says that it takes effect later, until the line is back', async () => {
  await joinedAs('full');
  signal.fail('media.join', null, 2);
  await act(async () => signal.tell({ type: 'restarted' }));
  fireEvent.click(screen.getByRole('button', { name: 'Bật micro' }));
  expect(await screen.findByText(/có hiệu lực khi nối lại được/)).toBeTruthy();
  await vi.waitFor(() => expect(conference.state.getSnapshot().status).toBe('joined'));
  await vi.waitFor(() => expect(screen.queryByText(/có hiệu lực khi nối lại được/)).toBeNull());
  expect(screen.getByRole('button', { name: 'Tắt micro' }).dataset.look).toBe('on');
});

it('what the server did not hear for want of a line is said to be tried again, with the reason', async () => {
  await joinedAs('full');
  signal.fail('media.resume', null, 9);
  fireEvent.click(screen.getByRole('button', { name: 'Bật micro' }));
  expect(await screen.findByText(/vì đường truyền đang gián đoạn/)).toBeTruthy();
  expect(isOn()).toBe(false);
});

it('what takes effect later is said to do so, and what is closed is not said to have failed, when no answer comes', async () => {
  await joinedAs('full');
  signal.fail('media.pause', null, 9);
  fireEvent.click(screen.getByRole('button', { name: 'Tắt camera' }));
  expect(await screen.findByText(/có hiệu lực khi nối lại được/)).toBeTruthy();
  expect(isOn('camera')).toBe(false);
  cleanup();
  signal.failures.clear();
  await joinedAs('full');
  fireEvent.click(screen.getByRole('button', { name: 'Bật micro' }));
  await vi.waitFor(() => expect(isOn()).toBe(true));
  signal.fail('media.pause', null, 9);
  const asked = signal.inputs('media.pause').length;
  fireEvent.click(screen.getByRole('button', { name: 'Tắt micro' }));
  await vi.waitFor(() => expect(signal.inputs('media.pause').length).toBeGreaterThan(asked));
  expect(isOn()).toBe(false);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('who holds the button without a line is told that nobody hears it, also once it is let go', async () => {
  setPreferences({ pushToTalk: true });
  await joinedAs('full');
  signal.fail('media.join', null, 9);
  await act(async () => signal.tell({ type: 'restarted' }));
  fireEvent.pointerDown(screen.getByRole('button', { name: 'Giữ để nói' }));
  const held = await screen.findByRole('button', { name: 'Đang nói' });
  const words = /Chưa thực hiện được vì đường truyền đang gián đoạn/;
  expect(await screen.findByText(words)).toBeTruthy();
  await act(async () => fireEvent.pointerUp(held));
  expect(screen.getByText(words)).toBeTruthy();
});

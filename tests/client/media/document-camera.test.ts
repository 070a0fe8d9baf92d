import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Conference } from '#client/media/conference.ts';
import { FakeBrowser } from './fake-browser.ts';
import { FakeDevice } from './fake-device.ts';
import { FakeSignal } from './fake-signal.ts';

let browser: FakeBrowser;
let signal: FakeSignal;
let device: FakeDevice;
let conference: Conference;

beforeEach(async () => {
  browser = new FakeBrowser();
  browser.devices.push({ kind: 'videoinput', deviceId: 'video-2', label: 'Máy quay giấy' });
  signal = new FakeSignal();
  device = new FakeDevice();
  conference = new Conference(signal, { makeDevice: async () => device });
  await conference.local.open();
  await conference.join('full');
});

afterEach(() => {
  conference.close();
  vi.unstubAllGlobals();
});

const produced = () => signal.inputs('media.produce').map(({ source }) => source);
const isOn = () => conference.local.view.getSnapshot().documentCamera.on;
const lastAsked = () => browser.wanted.at(-1)?.video;

describe('the camera over the paper', () => {
  it('is the one that does not show people, and is sent beside it', async () => {
    await conference.share('documentCamera');
    expect(lastAsked()).toMatchObject({ deviceId: { exact: 'video-2' }, width: { ideal: 1920 } });
    expect(produced().sort()).toEqual(['camera', 'documentCamera', 'microphone']);
    expect(conference.local.track('documentCamera')?.contentHint).toBe('text');
    expect(conference.local.track('camera')?.contentHint).toBe('motion');
    conference.stopSharing('documentCamera');
    await vi.waitFor(() => expect(signal.inputs('media.close')).toHaveLength(1));
    expect(conference.local.track('camera')?.readyState).toBe('live');
  });

  it('is the chosen one, and another one at once when it is chosen while paper is shown', async () => {
    await conference.chooseDocumentCamera('video-1');
    expect(isOn()).toBe(false);
    await conference.share('documentCamera');
    expect(lastAsked()).toMatchObject({ deviceId: { exact: 'video-1' } });
    await conference.chooseDocumentCamera('video-2');
    expect(lastAsked()).toMatchObject({ deviceId: { exact: 'video-2' } });
    expect(produced().filter((source) => source === 'documentCamera')).toHaveLength(1);
  });

  it('is given back when the server refuses, when it is unplugged and when one leaves', async () => {
    signal.fail('media.produce', { code: 'FORBIDDEN', reason: 'conference.shareScreen' });
    await expect(conference.share('documentCamera')).rejects.toBeDefined();
    expect(isOn()).toBe(false);
    await conference.share('documentCamera');
    conference.local.track('documentCamera')?.dispatchEvent(new Event('ended'));
    expect(isOn()).toBe(false);
    await conference.share('documentCamera');
    expect(isOn()).toBe(true);
    await conference.leave();
    expect(isOn()).toBe(false);
    expect(browser.tracks.every(({ readyState }) => readyState === 'ended')).toBe(true);
  });

  it('is not shown when the browser gives none', async () => {
    browser.refused.video = 'NotReadableError';
    await conference.share('documentCamera');
    expect(isOn()).toBe(false);
    expect(produced()).not.toContain('documentCamera');
  });
});

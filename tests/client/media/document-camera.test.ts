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

describe('the codec of what is shared', () => {
  const shared = () =>
    device.producers
      .map(({ publication }) => publication)
      .filter(({ source }) => source === 'documentCamera' || source === 'screen')
      .map(({ source, codec }) => `${source} ${codec}`);

  it('is what the server names, and another one at once when a receiver cannot decode it', async () => {
    signal.tell({ type: 'sharedCodec', codec: 'AV1' });
    await conference.share('screen');
    await conference.share('documentCamera');
    signal.tell({ type: 'sharedCodec', codec: 'VP9' });
    await vi.waitFor(() => expect(shared()).toHaveLength(4));
    expect(shared()).toEqual([
      'screen AV1',
      'documentCamera AV1',
      'screen VP9',
      'documentCamera VP9',
    ]);
    // The server replaces the former itself: closing it would end the sharing for those who watch.
    expect(signal.inputs('media.close')).toEqual([]);
    expect(conference.local.track('screen')?.readyState).toBe('live');
    conference.stopSharing('screen');
    await vi.waitFor(() => expect(signal.inputs('media.close')).toHaveLength(1));
    expect(signal.inputs('media.close')[0]?.producerId).toBe(
      device.producers.filter(({ publication }) => publication.source === 'screen').at(-1)?.id,
    );
  });

  it('is VP8, at once, when a player came that gets no other', async () => {
    await conference.share('screen');
    signal.tell({ type: 'sharedCodec', codec: 'VP8' });
    await vi.waitFor(() => expect(shared()).toEqual(['screen VP9', 'screen VP8']));
    signal.tell({ type: 'sharedCodec', codec: 'AV1' });
    await conference.share('documentCamera');
    expect(shared()).toEqual(['screen VP9', 'screen VP8', 'documentCamera AV1']);
  });

  it('stays as it is while something is shared and all could decode the better one', async () => {
    await conference.share('screen');
    signal.tell({ type: 'sharedCodec', codec: 'AV1' });
    await conference.share('documentCamera');
    expect(shared()).toEqual(['screen VP9', 'documentCamera AV1']);
  });

  it('is learnt again with the line', async () => {
    signal.sharedCodec = 'AV1';
    signal.reconnect();
    await vi.waitFor(() => expect(signal.inputs('media.reattach')).toHaveLength(1));
    await conference.share('screen');
    expect(shared()).toEqual(['screen AV1']);
  });
});

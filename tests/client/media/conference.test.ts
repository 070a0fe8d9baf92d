import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Conference } from '#client/media/conference.ts';
import { PeerId } from '#contract/ids.ts';
import { FakeBrowser } from './fake-browser.ts';
import { FakeDevice } from './fake-device.ts';
import { aPeer, aProducer, aUserId, FakeSignal } from './fake-signal.ts';

let browser: FakeBrowser;
let signal: FakeSignal;
let device: FakeDevice;
let conference: Conference;

beforeEach(() => {
  vi.useFakeTimers();
  browser = new FakeBrowser();
  signal = new FakeSignal();
  signal.peers = [aPeer('anchau'), aPeer('anhoa')];
  device = new FakeDevice();
  conference = new Conference(signal, { makeDevice: async () => device });
});

afterEach(() => {
  conference.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const status = () => conference.state.getSnapshot().status;
const view = (name: string) =>
  conference.peers.view.getSnapshot().find((peer) => peer.userId === aUserId(name));
const lastShown = () => signal.inputs('media.show').at(-1)?.consumers ?? [];

describe('joining', () => {
  it('asks once for both transports, receives before it sends, and shows who is there', async () => {
    await conference.local.open();
    await conference.join('full');
    expect(conference.state.getSnapshot()).toEqual({
      status: 'joined',
      mode: 'full',
      peerId: 'self',
    });
    const names = signal.asked.map((request) => request.name);
    expect(names.filter((name) => name === 'media.join')).toHaveLength(1);
    expect(names.indexOf('media.consume')).toBeLessThan(names.indexOf('media.produce'));
    expect(
      signal
        .inputs('media.produce')
        .map(({ source }) => source)
        .sort(),
    ).toEqual(['camera', 'microphone']);
    expect(view('anchau')).toMatchObject({ camera: true, microphone: 'on', isSelf: false });
    expect(view('self')?.isSelf).toBe(true);
  });

  it('lets pictures flow before the page has laid out its tiles, and all voices', async () => {
    await conference.join('full');
    const shown = signal.inputs('media.show')[0]?.consumers.map((one) => one.consumerId);
    expect(shown).toEqual(expect.arrayContaining(['c-anchau-camera', 'c-anhoa-microphone']));
  });

  it('captures and plays no sound as a companion, but shows pictures', async () => {
    await conference.local.open();
    await conference.join('companion');
    expect(status()).toBe('joined');
    expect(signal.inputs('media.join')).toEqual([{ companion: true, hallScreen: false }]);
    expect(device.producers).toEqual([]);
    expect(signal.inputs('media.consume')[0]?.producerIds).toEqual([
      'anchau-camera',
      'anhoa-camera',
    ]);
    expect(browser.tracks.map((track) => track.readyState)).toEqual(['ended', 'ended']);
  });

  it('receives pictures and no sound on a hall screen', async () => {
    await conference.join('hallScreen');
    expect(signal.inputs('media.consume')[0]?.producerIds).toEqual([
      'anchau-camera',
      'anhoa-camera',
    ]);
    expect(device.producers).toEqual([]);
  });

  it('keeps on trying while the SFU is being replaced', async () => {
    signal.fail('media.join', { code: 'UNAVAILABLE', reason: 'media' }, 2);
    const joined = conference.join('full');
    await vi.runAllTimersAsync();
    await joined;
    expect(signal.inputs('media.join')).toHaveLength(3);
    expect(status()).toBe('joined');
  });

  it('says at once when it is refused, and gives the devices back', async () => {
    await conference.local.open();
    signal.fail('media.join', { code: 'FORBIDDEN' });
    await conference.join('full');
    expect(conference.state.getSnapshot()).toEqual({
      status: 'failed',
      mode: 'full',
      fault: 'refused',
    });
    expect(signal.inputs('media.join')).toHaveLength(1);
    expect(browser.tracks.every((track) => track.readyState === 'ended')).toBe(true);
  });

  it('says that it cannot reach the server after some tries, and can be tried again', async () => {
    signal.fail('media.join', null, 4);
    const joined = conference.join('full');
    await vi.runAllTimersAsync();
    await joined;
    expect(conference.state.getSnapshot()).toMatchObject({
      status: 'failed',
      fault: 'unreachable',
    });
    await conference.join('full');
    expect(status()).toBe('joined');
  });

  it.each([
    ['joins by itself when the line that it lacked is back', null, 'joined'],
    ['does not when it was refused', { code: 'FORBIDDEN' }, 'failed'],
  ] as const)('%s', async (_, refusal, then) => {
    signal.fail('media.join', refusal, 4);
    const joined = conference.join('full');
    await vi.runAllTimersAsync();
    await joined;
    expect(status()).toBe('failed');
    signal.reconnect();
    await vi.advanceTimersByTimeAsync(1000);
    expect(status()).toBe(then);
  });

  it('never gives up on a hall screen, at which nobody stands', async () => {
    signal.fail('media.join', null, 50);
    const joined = conference.join('hallScreen');
    await vi.runAllTimersAsync();
    await joined;
    expect(status()).toBe('joined');
    expect(signal.inputs('media.join')).toHaveLength(51);
  });
});

describe('tiles', () => {
  beforeEach(async () => {
    await conference.join('full');
    await vi.advanceTimersByTimeAsync(2000);
  });

  it('asks for the pictures that are seen, at their width, and for all voices', async () => {
    const video = document.createElement('video');
    conference.tiles.attach(video, aUserId('anchau'), 'camera');
    browser.see(video, 310);
    await vi.advanceTimersByTimeAsync(2000);
    expect(lastShown()).toContainEqual({ consumerId: 'c-anchau-camera', widthPx: 320 });
    expect(lastShown().map((one) => one.consumerId)).not.toContain('c-anhoa-camera');
    expect(lastShown().filter((one) => one.consumerId.endsWith('microphone'))).toHaveLength(2);
    browser.see(video, 310, false);
    await vi.advanceTimersByTimeAsync(2000);
    expect(lastShown().map((one) => one.consumerId)).not.toContain('c-anchau-camera');
  });

  it('asks for a picture whose tile was laid out anew since the browser looked', async () => {
    const video = document.createElement('video');
    conference.tiles.attach(video, aUserId('anchau'), 'camera');
    browser.see(video, 680, true, 0);
    await vi.advanceTimersByTimeAsync(2000);
    expect(lastShown()).toContainEqual({ consumerId: 'c-anchau-camera', widthPx: 680 });
  });

  it('tells the widest of several tiles, and never the same twice', async () => {
    const [small, large] = [document.createElement('video'), document.createElement('video')];
    conference.tiles.attach(small, aUserId('anchau'), 'camera');
    conference.tiles.attach(large, aUserId('anchau'), 'camera');
    browser.see(small, 80);
    browser.see(large, 1000);
    await vi.advanceTimersByTimeAsync(2000);
    expect(lastShown()).toContainEqual({ consumerId: 'c-anchau-camera', widthPx: 1000 });
    const told = signal.inputs('media.show').length;
    browser.see(large, 995);
    await vi.advanceTimersByTimeAsync(2000);
    expect(signal.inputs('media.show')).toHaveLength(told);
  });

  it('gathers many changes into few reports', async () => {
    const before = signal.inputs('media.show').length;
    const video = document.createElement('video');
    conference.tiles.attach(video, aUserId('anhoa'), 'camera');
    for (let width = 100; width <= 1000; width += 50) browser.see(video, width);
    await vi.advanceTimersByTimeAsync(2000);
    expect(signal.inputs('media.show').length - before).toBeLessThanOrEqual(2);
    expect(lastShown()).toContainEqual({ consumerId: 'c-anhoa-camera', widthPx: 1000 });
  });

  it('marks a picture that stands still while it is seen, until frames come again', async () => {
    const video = document.createElement('video');
    let frames = 10;
    const quality = () => ({ totalVideoFrames: frames });
    Object.assign(video, { getVideoPlaybackQuality: quality });
    conference.tiles.attach(video, aUserId('anchau'), 'camera');
    browser.see(video, 300);
    await vi.advanceTimersByTimeAsync(2500);
    expect(video.hasAttribute('data-stalled')).toBe(false);
    await vi.advanceTimersByTimeAsync(2000);
    expect(video.hasAttribute('data-stalled')).toBe(true);
    frames += 1;
    await vi.advanceTimersByTimeAsync(1000);
    expect(video.hasAttribute('data-stalled')).toBe(false);
  });
});

describe('microphone', () => {
  const microphone = () => conference.local.view.getSnapshot().microphone;
  beforeEach(async () => {
    await conference.local.open();
    await conference.join('full');
    await vi.runAllTimersAsync();
  });
  const told = (paused: boolean, mutedByServer: boolean) => {
    const producerId = device.producer('microphone')?.id ?? '';
    const producer = aProducer('self', 'microphone', { producerId, paused, mutedByServer });
    signal.tell({ type: 'producerChanged', peerId: PeerId.parse('self'), producer });
  };

  it('is closed by the chair and opened again by the floor', () => {
    told(true, true);
    expect(microphone()).toMatchObject({ on: false, mutedByChair: true, cutByChair: true });
    expect(device.producer('microphone')?.paused).toBe(true);
    told(false, false);
    expect(microphone()).toMatchObject({ on: true, mutedByChair: false, cutByChair: false });
    expect(device.producer('microphone')?.paused).toBe(false);
  });

  it('stays closed when its owner closed it before the chair did', async () => {
    await conference.setMicrophone(false);
    told(true, true);
    expect(microphone()).toMatchObject({ mutedByChair: true, cutByChair: false });
    told(true, false);
    expect(microphone()).toMatchObject({ on: false, mutedByChair: false });
  });

  it('stays closed when the server refuses to open it', async () => {
    await conference.setMicrophone(false);
    signal.fail('media.resume', { code: 'FORBIDDEN' });
    await expect(conference.setMicrophone(true)).rejects.toThrow('FORBIDDEN');
    expect(microphone().on).toBe(false);
    expect(device.producer('microphone')?.paused).toBe(true);
  });

  it('is not confused by the echo of what it asked for', async () => {
    const closing = conference.setMicrophone(false);
    const opening = conference.setMicrophone(true);
    told(true, false);
    await Promise.all([closing, opening]);
    told(false, false);
    expect(microphone().on).toBe(true);
    expect(device.producer('microphone')?.paused).toBe(false);
  });

  it('was muted by the chair before the producer was answered', async () => {
    const producer = aProducer('x', 'microphone', { paused: true, mutedByServer: true });
    const { request } = signal;
    vi.spyOn(signal, 'request').mockImplementation(async (name, input) => {
      const answer = await request.call(signal, name, input);
      if (name === 'media.produce' && (input as { source: string }).source === 'microphone') {
        const { producerId } = answer as { producerId: string };
        const own = { ...producer, producerId };
        signal.tell({ type: 'producerAdded', peerId: PeerId.parse('self'), producer: own });
      }
      return answer as never;
    });
    signal.tell({ type: 'restarted' });
    await vi.runAllTimersAsync();
    expect(microphone()).toMatchObject({ on: false, mutedByChair: true });
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Conference } from '#client/media/conference.ts';
import { FakeBrowser } from './fake-browser.ts';
import { FakeDevice } from './fake-device.ts';
import { aPeer, aProducer, FakeSignal } from './fake-signal.ts';

let signal: FakeSignal;
let device: FakeDevice;
let conference: Conference;

beforeEach(async () => {
  vi.useFakeTimers();
  new FakeBrowser();
  signal = new FakeSignal();
  signal.peers = [aPeer('anchau')];
  device = new FakeDevice();
  conference = new Conference(signal, { makeDevice: async () => device });
  await conference.local.open();
  await conference.join('full');
  await vi.advanceTimersByTimeAsync(5_000);
});

afterEach(() => {
  conference.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a camera that goes on after a rest', () => {
  const camera = () => device.producer('camera');
  const goOn = async () => {
    conference.uplink.rests.set(true);
    await vi.advanceTimersByTimeAsync(10);
    expect(camera()?.paused).toBe(true);
    conference.uplink.rests.set(false);
    await vi.advanceTimersByTimeAsync(10);
  };

  it('is said again after a while when no answer came', async () => {
    signal.fail('media.resume', null, 2);
    await goOn();
    expect(camera()?.paused).toBe(true);
    await vi.advanceTimersByTimeAsync(2_500);
    expect(camera()?.paused).toBe(false);
    expect(signal.inputs('media.resume')).toHaveLength(3);
  });

  it('is said again as soon as the socket is back', async () => {
    signal.fail('media.resume', null, 1);
    await goOn();
    const own = (source: 'camera' | 'microphone', paused: boolean) =>
      aProducer('self', source, { producerId: device.producer(source)?.id ?? '', paused });
    signal.held = [own('camera', true), own('microphone', false)];
    signal.reconnect();
    await vi.advanceTimersByTimeAsync(10);
    expect(camera()?.paused).toBe(false);
  });

  it('is not said for ever when it is refused', async () => {
    signal.fail('media.resume', { code: 'FORBIDDEN' }, 9);
    await goOn();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(signal.inputs('media.resume')).toHaveLength(1);
  });
});

it('a microphone that was closed is closed for the server too, though no answer came', async () => {
  signal.fail('media.pause', null, 1);
  await conference.setMicrophone(false).catch(() => undefined);
  expect(device.producer('microphone')?.paused).toBe(true);
  await vi.advanceTimersByTimeAsync(1_500);
  expect(signal.inputs('media.pause')).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(signal.inputs('media.pause')).toHaveLength(2);
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Conference } from '#client/media/conference.ts';
import { FakeBrowser } from './fake-browser.ts';
import { FakeDevice } from './fake-device.ts';
import { aPeer, aProducer, aUserId, FakeSignal } from './fake-signal.ts';

let browser: FakeBrowser;
let signal: FakeSignal;
let device: FakeDevice;
let conference: Conference;

beforeEach(async () => {
  vi.useFakeTimers();
  browser = new FakeBrowser();
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
    conference.uplink.room.set('voice');
    await vi.advanceTimersByTimeAsync(10);
    expect(camera()?.paused).toBe(true);
    conference.uplink.room.set('all');
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

describe('a microphone that the chair closed', () => {
  const own = (mutedByServer: boolean) =>
    aProducer('self', 'microphone', {
      producerId: device.producer('microphone')?.id ?? '',
      paused: mutedByServer,
      mutedByServer,
    });
  const comeBack = async () => {
    signal.held = [own(false)];
    signal.reconnect();
    await vi.advanceTimersByTimeAsync(10);
  };

  beforeEach(async () => {
    await conference.setMicrophone(true);
    signal.tell({ type: 'producerChanged', peerId: aPeer('self').peerId, producer: own(true) });
    await vi.advanceTimersByTimeAsync(10);
  });

  it('is open once the socket is back, when its person was given the floor meanwhile', async () => {
    await comeBack();
    expect(device.producer('microphone')?.paused).toBe(false);
    expect(conference.local.view.getSnapshot().microphone).toMatchObject({ on: true });
    expect(signal.inputs('media.pause')).toEqual([]);
  });

  it('stays closed when its person closed it too', async () => {
    await conference.setMicrophone(false);
    const before = signal.inputs('media.pause').length;
    await comeBack();
    expect(device.producer('microphone')?.paused).toBe(true);
    // The server, which holds it for open, is told.
    expect(signal.inputs('media.pause')).toHaveLength(before + 1);
  });
});

describe('what is shown', () => {
  const video = () => document.createElement('video');
  const shown = () =>
    signal
      .inputs('media.show')
      .at(-1)
      ?.consumers.map(({ consumerId }) => consumerId);

  it('is said again by itself when no answer came, until one does', async () => {
    const before = signal.inputs('media.show').length;
    const element = video();
    conference.tiles.attach(element, aUserId('anchau'), 'camera');
    signal.fail('media.show', null, 3);
    browser.see(element, 320);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(shown()).toContain('c-anchau-camera');
    expect(signal.inputs('media.show').length - before).toBe(4);
  });

  it('is said again also when it is nothing any more', async () => {
    conference.tiles.attach(video(), aUserId('anchau'), 'camera');
    // Camera and microphone go one after the other.
    signal.fail('media.show', null, 2);
    signal.tell({ type: 'peerLeft', peerId: aPeer('anchau').peerId });
    await vi.advanceTimersByTimeAsync(500);
    const before = signal.inputs('media.show').length;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(signal.inputs('media.show').slice(before)).toEqual([{ consumers: [] }]);
  });

  it('is not said once the device has left', async () => {
    const element = video();
    conference.tiles.attach(element, aUserId('anchau'), 'camera');
    signal.fail('media.show', null, 1);
    browser.see(element, 320);
    await vi.advanceTimersByTimeAsync(200);
    const before = signal.inputs('media.show').length;
    await conference.leave();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(signal.inputs('media.show')).toHaveLength(before);
  });
});

describe('a voice that could not be brought from another server', () => {
  const voice = 'anhoa-microphone';
  const asked = () =>
    signal.inputs('media.consume').filter(({ producerIds }) => producerIds.includes(voice));
  const arrive = () => {
    const peer = aPeer('anhoa');
    signal.peers = [...signal.peers, peer];
    signal.unpiped.add(voice);
    signal.tell({ type: 'peerJoined', peer });
    return peer;
  };

  it('is asked for again, and what came with it is not', async () => {
    arrive();
    await vi.advanceTimersByTimeAsync(1_000);
    signal.unpiped.clear();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked().at(-1)?.producerIds).toEqual([voice]);
    expect(device.consumers.map(({ id }) => id)).toContain(`c-${voice}`);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(asked()).toHaveLength(2);
  });

  it('is asked for ever more seldom, at last once a minute', async () => {
    arrive();
    await vi.advanceTimersByTimeAsync(120_000);
    const before = asked().length;
    expect(before).toBeLessThan(10);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked()).toHaveLength(before + 10);
  });

  it('is not asked for once its owner has gone', async () => {
    const { peerId } = arrive();
    await vi.advanceTimersByTimeAsync(1_000);
    signal.tell({ type: 'peerLeft', peerId });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked()).toHaveLength(1);
  });
});

describe('what is to be sent anew', () => {
  const sent = () => signal.inputs('media.produce').map(({ source }) => source);
  beforeEach(async () => {
    await conference.leave();
    signal.asked.length = 0;
  });

  it.each([
    ['the server has no room', { code: 'UNAVAILABLE' }],
    ['no answer came', null],
  ] as const)('is tried again where %s', async (_why, refusal) => {
    signal.fail('media.produce', refusal, 2);
    await conference.local.open();
    await conference.join('full');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(sent().toSorted()).toEqual(['camera', 'camera', 'microphone', 'microphone']);
    expect(device.producer('camera')?.paused).toBe(false);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent()).toHaveLength(4);
  });

  it('is not tried for ever when it is refused', async () => {
    signal.fail('media.produce', { code: 'FORBIDDEN' }, 9);
    await conference.local.open();
    await conference.join('full');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent()).toHaveLength(2);
  });
});

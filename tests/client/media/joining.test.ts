import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Conference } from '#client/media/conference.ts';
import { rememberRouter } from '#client/media/router-capabilities.ts';
import { PeerId } from '#contract/ids.ts';
import { FakeBrowser } from './fake-browser.ts';
import { FakeDevice } from './fake-device.ts';
import { aPeer, aUserId, FakeSignal } from './fake-signal.ts';

let signal: FakeSignal;
let device: FakeDevice;
let conference: Conference;

beforeEach(() => {
  vi.useFakeTimers();
  new FakeBrowser();
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

const lastShown = () => signal.inputs('media.show').at(-1)?.consumers ?? [];
const status = () => conference.state.getSnapshot();
const prepared = async () => {
  rememberRouter({ codecs: [] });
  conference.prepare();
  await vi.runAllTimersAsync();
};

describe('joining in one round trip', () => {
  it('takes what comes with the answer when it was prepared, and asks for nothing twice', async () => {
    await prepared();
    await conference.join('full');
    expect(signal.inputs('media.join')[0]?.rtpCapabilities).toEqual({});
    expect(signal.inputs('media.consume')).toEqual([]);
    expect(device.consumers.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['c-anchau-camera', 'c-anhoa-camera', 'c-anhoa-microphone']),
    );
    expect(lastShown().map((one) => one.consumerId)).toContain('c-anchau-camera');
  });

  it('asks for what the answer to joining left out', async () => {
    await prepared();
    signal.withheld.add('anhoa-camera');
    await conference.join('full');
    expect(signal.inputs('media.consume').map(({ producerIds }) => producerIds)).toEqual([
      ['anhoa-camera'],
    ]);
    expect(device.consumers.map(({ id }) => id)).toContain('c-anhoa-camera');
  });

  it('misses nothing that is told while the device is still on its way', async () => {
    const loading = Promise.withResolvers<FakeDevice>();
    const slow = new Conference(signal, { makeDevice: () => loading.promise });
    const joined = slow.join('full');
    await vi.advanceTimersByTimeAsync(10);
    signal.tell({ type: 'peerJoined', peer: aPeer('binhhoa') });
    signal.tell({ type: 'peerLeft', peerId: PeerId.parse('anhoa') });
    loading.resolve(device);
    await joined;
    const there = slow.peers.others().map(({ userId }) => userId);
    expect(there).toEqual([aUserId('anchau'), aUserId('binhhoa')]);
    expect(signal.inputs('media.consume')[0]?.producerIds).not.toContain('anhoa-camera');
    slow.close();
  });
});

describe('a first joining in the middle of which the SFU is replaced', () => {
  const join = (mode: 'full' | 'hallScreen') => {
    signal.fail('media.join', { code: 'UNAVAILABLE' }, 100);
    void conference.join(mode);
    signal.tell({ type: 'restarted' });
  };

  it('is called failed after a few tries when the new one answers nothing either', async () => {
    join('full');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(status()).toMatchObject({ status: 'failed', fault: 'unreachable' });
    // The one that was overtaken, and four of the other.
    expect(signal.inputs('media.join')).toHaveLength(5);
  });

  it('goes on for ever at a hall screen', async () => {
    join('hallScreen');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(status()).toMatchObject({ status: 'joining' });
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Conference } from '#client/media/conference.ts';
import { backOffMs, faultOf } from '#client/media/recovery.ts';
import { Refusal } from '#contract/errors.ts';
import type { Source } from '#contract/media/wire.ts';
import { FakeBrowser } from './fake-browser.ts';
import { FakeDevice } from './fake-device.ts';
import { aPeer, aProducer, aUserId, FakeSignal } from './fake-signal.ts';

let signal: FakeSignal;
let device: FakeDevice;
let conference: Conference;

beforeEach(async () => {
  vi.useFakeTimers();
  new FakeBrowser();
  signal = new FakeSignal();
  signal.peers = [aPeer('anchau'), aPeer('anhoa')];
  device = new FakeDevice();
  conference = new Conference(signal, { makeDevice: async () => device });
  await conference.local.open();
  await conference.join('full');
  await vi.runAllTimersAsync();
});

afterEach(() => {
  conference.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const status = () => conference.state.getSnapshot().status;
const view = (name: string) =>
  conference.peers.view.getSnapshot().find((peer) => peer.userId === aUserId(name));

describe('the SFU was replaced', () => {
  it('joins again at once, with microphone and camera as they were', async () => {
    await conference.setMicrophone(false);
    signal.tell({ type: 'restarted' });
    expect(status()).toBe('reconnecting');
    await vi.runAllTimersAsync();
    expect(status()).toBe('joined');
    expect(device.producer('microphone')?.publication.paused).toBe(true);
    expect(device.producer('camera')?.publication.paused).toBe(false);
    expect(device.transports.map((transport) => transport.closed)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('keeps the tiles of those who are not back yet, and their keys', async () => {
    const before = conference.peers.view.getSnapshot().map((peer) => peer.key);
    signal.peers = [aPeer('anchau', { producers: [] })];
    signal.tell({ type: 'restarted' });
    await vi.advanceTimersByTimeAsync(10);
    expect(view('anchau')).toMatchObject({ returning: true, camera: true });
    expect(view('anhoa')).toMatchObject({ returning: true });
    const anchau = aPeer('anchau');
    signal.peers = [anchau, aPeer('anhoa')];
    for (const producer of anchau.producers)
      signal.tell({ type: 'producerAdded', peerId: anchau.peerId, producer });
    signal.tell({ type: 'peerJoined', peer: aPeer('anhoa') });
    expect(view('anchau')).toMatchObject({ returning: false, camera: true });
    expect(view('anhoa')).toMatchObject({ returning: false });
    expect(conference.peers.view.getSnapshot().map((peer) => peer.key)).toEqual(before);
  });

  it('gives up on those who do not come back', async () => {
    signal.peers = [aPeer('anchau')];
    signal.tell({ type: 'restarted' });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(view('anhoa')).toBeUndefined();
  });

  it('tries for ever, longer apart each time', async () => {
    signal.fail('media.join', { code: 'UNAVAILABLE' }, 30);
    signal.tell({ type: 'restarted' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(status()).toBe('reconnecting');
    const tries = signal.inputs('media.join').length;
    expect(tries).toBeGreaterThan(10);
    expect(tries).toBeLessThan(25);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(status()).toBe('joined');
  });

  it('starts afresh when it is replaced again in the middle of coming back', async () => {
    signal.tell({ type: 'restarted' });
    signal.tell({ type: 'restarted' });
    await vi.runAllTimersAsync();
    expect(status()).toBe('joined');
    expect(device.transports.filter((transport) => !transport.closed)).toHaveLength(2);
  });

  it('ends when the meeting is over', async () => {
    signal.fail('media.join', { code: 'WRONG_STATE', reason: 'meeting-ended' });
    signal.tell({ type: 'restarted' });
    await vi.runAllTimersAsync();
    expect(conference.state.getSnapshot()).toMatchObject({ status: 'failed', fault: 'ended' });
  });
});

describe('the socket was lost', () => {
  it('takes up the same peer and its transports, which get new ICE: the device may be on another network', async () => {
    signal.peers = [aPeer('anchau'), aPeer('anhoa'), aPeer('binhhoa')];
    signal.reconnect();
    await vi.runAllTimersAsync();
    expect(signal.inputs('media.reattach')).toEqual([{ resumeKey: 'key' }]);
    expect(signal.inputs('media.join')).toHaveLength(1);
    expect(device.transports.every((transport) => !transport.closed)).toBe(true);
    expect(device.transports.map(({ iceRestarts }) => iceRestarts)).toEqual([1, 1]);
    expect(signal.inputs('media.consume').at(-1)?.producerIds).toEqual([
      'binhhoa-camera',
      'binhhoa-microphone',
    ]);
  });

  it('says again what was switched off and ended while it was away', async () => {
    await conference.share('screen');
    await conference.share('documentCamera');
    const ids = signal.inputs('media.produce').map(({ source }, n) => [source, `own-${n + 1}`]);
    const idOf = Object.fromEntries(ids) as Record<Source, string>;
    signal.fail('media.pause', null, 9);
    signal.fail('media.close', null, 9);
    await conference.setCamera(false).catch(() => undefined);
    conference.stopSharing('screen');
    conference.stopSharing('documentCamera');
    await vi.advanceTimersByTimeAsync(10);
    signal.failures.clear();
    signal.held = (['camera', 'microphone', 'screen', 'documentCamera'] as const).map((source) =>
      aProducer('self', source, { producerId: idOf[source] }),
    );
    const before = signal.asked.length;
    signal.reconnect();
    await vi.advanceTimersByTimeAsync(10);
    const said = signal.asked.slice(before).map(({ name, input }) => [name, input]);
    expect(said).toContainEqual(['media.pause', { producerId: idOf.camera }]);
    expect(said).toContainEqual(['media.close', { producerId: idOf.screen }]);
    expect(said).toContainEqual(['media.close', { producerId: idOf.documentCamera }]);
    expect(JSON.stringify(said)).not.toContain(idOf.microphone);
  });

  it('joins anew when the server no longer holds the peer', async () => {
    signal.fail('media.reattach', { code: 'NOT_FOUND', reason: 'peer' });
    signal.reconnect();
    await vi.runAllTimersAsync();
    expect(signal.inputs('media.join')).toHaveLength(2);
    expect(status()).toBe('joined');
  });
});

describe('the line of a transport', () => {
  it('gets new ICE at once when it failed', async () => {
    device.transport('receive').hooks.stateChanged('failed');
    await vi.advanceTimersByTimeAsync(1);
    device.transport('receive').hooks.stateChanged('connected');
    await vi.runAllTimersAsync();
    expect(signal.inputs('media.restartIce')).toEqual([{ transportId: 'receive' }]);
    expect(device.transport('receive').iceRestarts).toBe(1);
    expect(signal.inputs('media.join')).toHaveLength(1);
  });

  it('is left alone when it was gone for a moment only', async () => {
    device.transport('send').hooks.stateChanged('disconnected');
    await vi.advanceTimersByTimeAsync(100);
    device.transport('send').hooks.stateChanged('connected');
    await vi.runAllTimersAsync();
    expect(signal.inputs('media.restartIce')).toEqual([]);
  });

  it('puts the socket in doubt too: what took one may have taken the other', () => {
    device.transport('send').hooks.stateChanged('disconnected');
    expect(signal.doubts).toBe(1);
  });

  it('gets new ICE once the socket is back, when it could not be asked for before', async () => {
    signal.fail('media.restartIce', null, 1);
    device.transport('receive').hooks.stateChanged('failed');
    await vi.advanceTimersByTimeAsync(500);
    expect(device.transport('receive').iceRestarts).toBe(0);
    signal.reconnect();
    await vi.advanceTimersByTimeAsync(10);
    device.transport('receive').hooks.stateChanged('connected');
    await vi.runAllTimersAsync();
    expect(device.transport('receive').iceRestarts).toBe(1);
    expect(signal.inputs('media.join')).toHaveLength(1);
  });

  it('gets new ICE when the device is on another network, and stays when it needed none', async () => {
    window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(device.transports.map(({ iceRestarts }) => iceRestarts)).toEqual([1, 1]);
    expect(signal.doubts).toBe(1);
    expect(signal.inputs('media.join')).toHaveLength(1);
  });

  it('is given up for a new joining when new ICE does not help', async () => {
    device.transport('send').hooks.stateChanged('disconnected');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(signal.inputs('media.restartIce')).toHaveLength(1);
    expect(signal.inputs('media.join')).toHaveLength(2);
    expect(status()).toBe('joined');
  });
});

describe('what happens meanwhile', () => {
  it.each([
    ['screen', 'screenSince'],
    ['documentCamera', 'documentSince'],
  ] as const)('receives a %s that is added and lets go of it', async (source, since) => {
    const screen = aProducer('anchau', source);
    const anchau = aPeer('anchau');
    signal.peers = [{ ...anchau, producers: [...anchau.producers, screen] }, aPeer('anhoa')];
    signal.tell({ type: 'producerAdded', peerId: anchau.peerId, producer: screen });
    await vi.runAllTimersAsync();
    expect(view('anchau')?.[since]).toBe(screen.startedAt);
    expect(signal.inputs('media.consume').at(-1)?.producerIds).toEqual([`anchau-${source}`]);
    signal.tell({ type: 'producerRemoved', peerId: anchau.peerId, producerId: screen.producerId });
    expect(view('anchau')?.[since]).toBeNull();
    signal.tell({ type: 'peerLeft', peerId: anchau.peerId });
    expect(view('anchau')).toBeUndefined();
  });

  it('shows who speaks, and keeps the objects of the others', () => {
    const before = view('anhoa');
    signal.tell({ type: 'speaking', speakers: [aPeer('anchau').peerId] });
    expect(view('anchau')?.speaking).toBe(true);
    expect(view('anhoa')).toBe(before);
    signal.tell({ type: 'speaking', speakers: [] });
    expect(view('anchau')?.speaking).toBe(false);
  });

  it('says when the browser holds the sound back, until it is let go', async () => {
    FakeBrowser.soundBlocked = true;
    signal.tell({ type: 'restarted' });
    await vi.runAllTimersAsync();
    expect(conference.playback.view.getSnapshot()).toEqual({ blocked: true });
    FakeBrowser.soundBlocked = false;
    await conference.playback.unblock();
    expect(conference.playback.view.getSnapshot()).toEqual({ blocked: false });
  });
});

describe('backOffMs', () => {
  it('begins at once, grows and stays within bounds', () => {
    const waits = Array.from({ length: 12 }, (_, attempt) => backOffMs(attempt, () => 0.5));
    expect(waits[0]).toBe(0);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)).toBe(5000);
    expect(backOffMs(3, () => 0)).toBeLessThan(backOffMs(3, () => 1));
  });
});

describe('faultOf', () => {
  it.each([
    [new Refusal({ code: 'FORBIDDEN' }), 'refused'],
    [new Refusal({ code: 'WRONG_STATE', reason: 'meeting-ended' }), 'ended'],
    [new Refusal({ code: 'WRONG_STATE', reason: 'rejoin' }), null],
    [new Refusal({ code: 'UNAVAILABLE' }), null],
    [Object.assign(new Error('no'), { name: 'UnsupportedError' }), 'unsupported'],
    [new Error('no answer'), null],
  ])('%s → %s', (error, fault) => expect(faultOf(error)).toBe(fault));
});

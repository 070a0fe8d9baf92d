import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Conference } from '#client/media/conference.ts';
import { knownLine, rememberLine } from '#client/media/known-line.ts';
import { FakeBrowser } from './fake-browser.ts';
import { FakeDevice } from './fake-device.ts';
import { aPeer, aUserId, FakeSignal } from './fake-signal.ts';

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
  await vi.runAllTimersAsync();
});

afterEach(() => {
  conference.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const closed = () => device.transports.map((transport) => transport.closed);
const view = (name: string) =>
  conference.peers.view.getSnapshot().find((peer) => peer.userId === aUserId(name));
const status = () => conference.state.getSnapshot().status;
const move = () => signal.tell({ type: 'restarted', stillFlows: true });

describe('a device that the server moves to another machine', () => {
  it('keeps what it has until the same stands anew, and shows nothing of it', async () => {
    const seen: string[] = [];
    conference.state.subscribe(() => seen.push(status()));
    move();
    await vi.advanceTimersByTimeAsync(500);
    expect(closed()).toEqual([false, false, false, false]);
    await vi.runAllTimersAsync();
    expect(closed()).toEqual([true, true, false, false]);
    expect(seen.filter((each) => each !== 'joined')).toEqual([]);
  });

  it('shows the others as they were while they move too, and no more who has left', async () => {
    signal.tell({ type: 'peerJoined', peer: aPeer('anhoa') });
    const before = view('anchau');
    signal.peers = [aPeer('anchau', { producers: [] })];
    const seen: unknown[] = [];
    conference.peers.view.subscribe(() => seen.push(view('anchau')?.returning));
    move();
    await vi.advanceTimersByTimeAsync(500);
    expect(view('anchau')).toEqual(before);
    expect(view('anhoa')).toBeUndefined();
    const { peerId, producers } = aPeer('anchau');
    for (const producer of producers) signal.tell({ type: 'producerAdded', peerId, producer });
    expect(view('anchau')).toEqual(before);
    expect(seen).not.toContain(true);
  });

  it('changes its microphone in the new place alone', async () => {
    move();
    await vi.advanceTimersByTimeAsync(500);
    const before = signal.inputs('media.pause').length;
    await conference.setMicrophone(false);
    expect(signal.inputs('media.pause')).toHaveLength(before + 1);
    expect(conference.local.view.getSnapshot().microphone.on).toBe(false);
  });

  it('lets go of the old at once when that is lost before the new stands', async () => {
    signal.fail('media.join', { code: 'UNAVAILABLE', reason: 'media' });
    move();
    await vi.advanceTimersByTimeAsync(50);
    expect(closed()).toEqual([false, false]);
    signal.tell({ type: 'restarted' });
    expect(status()).toBe('reconnecting');
    await vi.runAllTimersAsync();
    expect(closed().slice(0, 2)).toEqual([true, true]);
    expect(status()).toBe('joined');
  });

  it('leaves both when it leaves', async () => {
    move();
    await vi.advanceTimersByTimeAsync(500);
    await conference.leave();
    expect(closed()).toEqual([true, true, true, true]);
  });
});

it('forgets on another network what the line before bore: the next joining begins with everything', () => {
  rememberLine(80);
  window.dispatchEvent(new Event('online'));
  expect(knownLine()).toBeUndefined();
});

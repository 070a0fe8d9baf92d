import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Conference } from '#client/media/conference.ts';
import { PushToTalk } from '#client/media/push-to-talk.ts';
import { AS_IT_IS } from '#client/media/voice-processing.ts';
import { FakeBrowser, type FakeTrack } from './fake-browser.ts';
import { FakeDevice } from './fake-device.ts';
import { FakeSignal } from './fake-signal.ts';

let browser: FakeBrowser;
let signal: FakeSignal;
let device: FakeDevice;
let conference: Conference;

beforeEach(async () => {
  browser = new FakeBrowser();
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

const view = () => conference.local.view.getSnapshot().microphone;
const track = () => conference.local.track('microphone') as unknown as FakeTrack;
const settled = () => vi.waitFor(() => conference.local);
const paused = () => device.producer('microphone')?.paused;

describe('a microphone that is muted at the device', () => {
  it('counts as closed for everybody until the device opens it again', async () => {
    track().mute(true);
    expect(view()).toMatchObject({ on: true, mutedByDevice: true });
    await vi.waitFor(() => expect(signal.inputs('media.pause')).toHaveLength(1));
    expect(paused()).toBe(true);
    track().mute(false);
    await vi.waitFor(() => expect(signal.inputs('media.resume')).toHaveLength(1));
    expect(view()).toMatchObject({ on: true, mutedByDevice: false });
    await vi.waitFor(() => expect(paused()).toBe(false));
  });

  it('stays closed when its person closed it meanwhile, and when the server refuses', async () => {
    track().mute(true);
    await conference.setMicrophone(false);
    track().mute(false);
    await settled();
    expect(signal.inputs('media.resume')).toEqual([]);
    await conference.setMicrophone(true);
    track().mute(true);
    await vi.waitFor(() => expect(paused()).toBe(true));
    signal.fail('media.resume', { code: 'WRONG_STATE', reason: 'floor-held' });
    track().mute(false);
    await vi.waitFor(() => expect(view().on).toBe(false));
    expect(paused()).toBe(true);
  });

  it('does not matter once another one is used', async () => {
    const former = track();
    await conference.local.choose('microphone', 'audio-2');
    former.mute(true);
    expect(view().mutedByDevice).toBe(false);
  });
});

describe('what the browser does to the voice', () => {
  it('is everything at first, changed while it runs, and remembered', async () => {
    expect(browser.wanted[0]?.audio).toMatchObject({ noiseSuppression: true });
    const before = browser.wanted.length;
    await conference.local.setVoice(AS_IT_IS);
    expect(track().settings).toMatchObject(AS_IT_IS);
    expect(browser.wanted).toHaveLength(before);
    const other = new Conference(new FakeSignal(), { makeDevice: async () => device });
    expect(other.local.voice.getSnapshot()).toEqual(AS_IT_IS);
    other.close();
  });

  it('is changed by opening the microphone anew where the browser can do it no other way', async () => {
    const former = track();
    former.changes = false;
    await conference.local.setVoice({ noiseSuppression: false });
    expect(track()).not.toBe(former);
    expect(browser.wanted.at(-1)?.audio).toMatchObject({
      noiseSuppression: false,
      echoCancellation: true,
    });
    expect(former.readyState).toBe('ended');
  });

  it('is what it was for who has a damaged entry', () => {
    localStorage.setItem('nghi-su.voice', 'rác');
    const other = new Conference(new FakeSignal(), { makeDevice: async () => device });
    expect(Object.values(other.local.voice.getSnapshot())).toEqual([true, true, true]);
    other.close();
  });
});

describe('pushing to talk', () => {
  const talk = (closed: boolean) => {
    const said: boolean[] = [];
    const push = new PushToTalk({
      isClosed: () => closed,
      setOpen: async (on) => void said.push(on),
    });
    return { push, said };
  };

  it('opens a closed microphone for as long as it is held', () => {
    const { push, said } = talk(true);
    push.press();
    push.press();
    expect(said).toEqual([true]);
    push.release();
    push.release();
    expect(said).toEqual([true, false]);
  });

  it('leaves an open one alone', () => {
    const { push, said } = talk(false);
    push.press();
    push.release();
    expect(said).toEqual([]);
  });
});

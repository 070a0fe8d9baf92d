import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Conference } from '#client/media/conference.ts';
import { forgetLine, knownLine, rememberLine } from '#client/media/known-line.ts';
import { rememberChoice, rememberedChoice } from '#client/media/picture-choice.ts';
import { AS_IT_IS } from '#client/media/voice-processing.ts';
import { FakeBrowser, type FakeTrack } from './fake-browser.ts';
import { FakeDevice } from './fake-device.ts';
import { aPeer, FakeSignal } from './fake-signal.ts';

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});

afterEach(() => vi.unstubAllGlobals());

test('which pictures come is remembered for the meeting where it was chosen, and for no other', () => {
  expect(rememberedChoice('/hop/a')).toBe('all');
  rememberChoice('none', '/hop/a');
  expect(rememberedChoice('/hop/a')).toBe('none');
  expect(rememberedChoice('/hop/b')).toBe('all');
});

test('what the storage holds besides is not taken for a choice', () => {
  sessionStorage.setItem('nghi-su.pictures', '/hop/a everything');
  expect(rememberedChoice('/hop/a')).toBe('all');
});

test('what a line bore is known for half a day', () => {
  expect(knownLine(0)).toBeUndefined();
  rememberLine(64.4, 1_000);
  expect(knownLine(2_000)).toBe(64);
  expect(knownLine(1_000 + 13 * 3_600_000)).toBeUndefined();
});

test('a line that bore all that was wanted is not taken for a thin one', () => {
  rememberLine(64, 1_000);
  forgetLine();
  expect(knownLine(2_000)).toBeUndefined();
});

test('a browser that refuses its storage takes part, and does what is chosen all the same', async () => {
  const browser = new FakeBrowser();
  const refused = () => {
    throw new DOMException('refused', 'SecurityError');
  };
  const storage = { getItem: refused, setItem: refused, removeItem: refused };
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('sessionStorage', storage);
  const signal = new FakeSignal();
  signal.peers = [aPeer('anchau')];
  const conference = new Conference(signal, { makeDevice: async () => new FakeDevice() });
  await conference.join('full');
  expect(conference.state.getSnapshot().status).toBe('joined');
  await conference.local.setVoice(AS_IT_IS);
  const track = conference.local.track('microphone') as unknown as FakeTrack;
  expect(track.settings).toMatchObject(AS_IT_IS);
  await conference.local.choose('camera', 'video-2');
  expect(JSON.stringify(browser.wanted.at(-1)?.video)).toContain('video-2');
  await conference.chooseSpeaker('speaker-2');
  expect(FakeBrowser.sounds.map(({ sinkId }) => sinkId)).toEqual(['speaker-2']);
  conference.close();
});

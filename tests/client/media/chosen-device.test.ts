import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LocalMedia } from '#client/media/local-media.ts';
import { FakeBrowser } from './fake-browser.ts';

let browser: FakeBrowser;

beforeEach(() => {
  browser = new FakeBrowser();
});

afterEach(() => vi.unstubAllGlobals());

it('demands the device that was chosen: a browser takes its own when one is only wished for', async () => {
  const local = new LocalMedia();
  await local.choose('microphone', 'audio-2');
  expect(browser.wanted.at(-1)).toMatchObject({ audio: { deviceId: { exact: 'audio-2' } } });
});

it('takes another when the chosen one was unplugged', async () => {
  const unplugged = new Error('gone');
  unplugged.name = 'OverconstrainedError';
  browser.missing = { deviceId: 'audio-2', error: unplugged };
  const local = new LocalMedia();
  await local.choose('microphone', 'audio-2');
  expect(local.view.getSnapshot().microphone.access).toMatchObject({ status: 'granted' });
  expect(browser.wanted.at(-1)).not.toHaveProperty('audio.deviceId');
});

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

/** Keeps the browser asking until it grants, or fails with an error of this name. */
function asks(): { grant(): void; fail(name: string): void } {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  browser.asking = promise;
  return { grant: resolve, fail: (name) => reject(new DOMException('', name)) };
}

const litCameras = () =>
  browser.tracks.filter((track) => track.kind === 'video' && track.readyState === 'live');

it('opens the camera that is chosen while another is still being opened, and that one alone', async () => {
  const local = new LocalMedia();
  await local.setCamera(false);
  const { grant } = asks();
  const opened = local.setCamera(true);
  const chosen = local.choose('camera', 'video-2');
  grant();
  await Promise.all([opened, chosen]);
  expect(browser.wanted.at(-1)).toMatchObject({ video: { deviceId: { exact: 'video-2' } } });
  expect(litCameras()).toHaveLength(1);
  expect(local.view.getSnapshot().camera.on).toBe(true);
});

it('opens no camera that is chosen after it was switched off again', async () => {
  const local = new LocalMedia();
  const { grant } = asks();
  const opened = local.setCamera(true);
  await local.setCamera(false);
  await local.choose('camera', 'video-2');
  grant();
  await opened;
  expect(litCameras()).toEqual([]);
  expect(local.view.getSnapshot().camera.on).toBe(false);
});

it('keeps a camera that was opened anew when an older request fails late', async () => {
  const local = new LocalMedia();
  const { fail } = asks();
  const former = local.setCamera(true);
  await local.setCamera(false);
  browser.asking = Promise.resolve();
  await local.setCamera(true);
  fail('NotReadableError');
  await former;
  expect(litCameras()).toHaveLength(1);
  expect(local.view.getSnapshot().camera).toMatchObject({
    on: true,
    access: { status: 'granted' },
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LocalMedia } from '#client/media/local-media.ts';
import { FakeBrowser } from './fake-browser.ts';

let browser: FakeBrowser;
let local: LocalMedia;

beforeEach(() => {
  browser = new FakeBrowser();
  local = new LocalMedia();
});

afterEach(() => vi.unstubAllGlobals());

const microphone = () => ({
  on: local.view.getSnapshot().microphone.on,
  enabled: local.track('microphone')?.enabled ?? false,
});
const camera = () => ({
  on: local.view.getSnapshot().camera.on,
  lit: browser.tracks.filter(({ kind, readyState }) => kind === 'video' && readyState === 'live')
    .length,
});

/** The browser asks its person, until the answer. */
function holdPrompt(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  browser.asking = promise;
  return resolve;
}

describe('a microphone that was let go before it could open', () => {
  it('stays closed when the question before it is answered late', async () => {
    await local.open();
    await local.setMicrophone(false);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    local.mayOpenMicrophone = () => promise;
    const opening = local.setMicrophone(true);
    await local.setMicrophone(false);
    resolve(true);
    await opening;
    expect(microphone()).toEqual({ on: false, enabled: false });
  });

  it('is not even captured after leaving', async () => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    local.mayOpenMicrophone = () => promise;
    const opening = local.setMicrophone(true);
    local.release();
    resolve(true);
    await opening;
    expect(browser.wanted).toEqual([]);
  });

  it('stays closed when the browser grants it late, and opens for the next wish', async () => {
    const grant = holdPrompt();
    const opening = local.setMicrophone(true);
    await vi.waitFor(() => expect(browser.wanted).toHaveLength(1));
    await local.setMicrophone(false);
    grant();
    await opening;
    expect(microphone()).toEqual({ on: false, enabled: false });
    await local.setMicrophone(true);
    expect(microphone()).toEqual({ on: true, enabled: true });
  });

  it('stays closed while another device is chosen', async () => {
    await local.open();
    const grant = holdPrompt();
    const choosing = local.choose('microphone', 'audio-2');
    await local.setMicrophone(false);
    grant();
    await choosing;
    expect(microphone()).toEqual({ on: false, enabled: false });
  });
});

describe('a camera that was switched off before it could open', () => {
  it.each([
    ['switched on', () => local.setCamera(true)],
    ['opened with the microphone', () => local.open()],
    ['exchanged', () => local.choose('camera', 'video-2')],
  ])('stays dark when it was being %s', async (_how, open) => {
    const grant = holdPrompt();
    const opening = open();
    await local.setCamera(false);
    grant();
    await opening;
    expect(camera()).toEqual({ on: false, lit: 0 });
    expect(local.view.getSnapshot().camera.access).toMatchObject({ status: 'granted' });
  });

  it('stays dark when it was left meanwhile, and is wanted at the next joining as before', async () => {
    const grant = holdPrompt();
    const opening = local.setCamera(true);
    local.release();
    grant();
    await opening;
    expect(camera()).toEqual({ on: true, lit: 0 });
  });

  it('is lit once when it was switched on anew', async () => {
    const grant = holdPrompt();
    const opening = local.setCamera(true);
    await local.setCamera(false);
    const again = local.setCamera(true);
    grant();
    await Promise.all([opening, again]);
    expect(camera()).toEqual({ on: true, lit: 1 });
  });
});

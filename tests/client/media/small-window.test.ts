import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SmallWindow } from '#client/media/small-window.ts';

let small: SmallWindow;
let video: HTMLVideoElement;
const status = () => small.state.getSnapshot().status;

beforeEach(() => {
  video = document.createElement('video');
  small = new SmallWindow(async () => video);
});

afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(window, 'documentPictureInPicture');
  Reflect.deleteProperty(document, 'pictureInPictureEnabled');
});

/** A browser with windows that hold a document. */
function withWindows(refuses = false) {
  const pane = Object.assign(new EventTarget(), {
    document: document.implementation.createHTMLDocument(),
    close: () => pane.dispatchEvent(new Event('pagehide')),
  });
  const requestWindow = vi.fn(async () => {
    if (refuses) throw new DOMException('no click', 'NotAllowedError');
    return pane;
  });
  Object.defineProperty(window, 'documentPictureInPicture', {
    configurable: true,
    value: { requestWindow },
  });
  return { pane, requestWindow };
}

/** A browser that shows a video alone. */
function withVideos() {
  Object.defineProperty(document, 'pictureInPictureEnabled', { configurable: true, value: true });
  const request = vi.fn(async () => undefined);
  Object.assign(video, { requestPictureInPicture: request });
  return request;
}

describe('the small window', () => {
  it('is a document of its own where the browser has that, and closes by its own cross', async () => {
    const { pane, requestWindow } = withWindows();
    const request = withVideos();
    await small.toggle();
    expect(small.state.getSnapshot()).toEqual({ status: 'open', element: pane.document.body });
    await small.open();
    expect(requestWindow).toHaveBeenCalledOnce();
    expect(request).not.toHaveBeenCalled();
    pane.close();
    expect(status()).toBe('closed');
    await small.toggle();
    await small.toggle();
    expect(status()).toBe('closed');
  });

  it('is a video alone where the browser has no other, and closes by its own cross', async () => {
    const request = withVideos();
    await small.open();
    expect(request).toHaveBeenCalledOnce();
    expect(small.state.getSnapshot()).toEqual({ status: 'open', element: null });
    video.dispatchEvent(new Event('leavepictureinpicture'));
    expect(status()).toBe('closed');
  });

  it('says so where there is none, or the browser refuses it', async () => {
    await small.open();
    expect(status()).toBe('unsupported');
    small.forget();
    expect(status()).toBe('closed');
    withWindows(true);
    await small.open();
    expect(status()).toBe('refused');
  });
});

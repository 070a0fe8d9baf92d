import type { Page } from '@playwright/test';

/** What the page notes of itself; times are of the page's own clock in milliseconds since its navigation began. */
type Marks = { clickedAt?: number; frames: Map<MediaStreamTrack, number> };
type Marked = { marks: Marks; isRemote(video: Element): boolean };

/** Times of a join in milliseconds: the first remote frame from the click and from the navigation's start, and when the last of the tiles then on the page had its first frame, from the click. */
export type JoinTimes = {
  fromClickMs: number;
  fromStartMs: number;
  allTilesMs: number;
  tiles: number;
};

/** No tile has come for so long: all are there. */
const QUIET_MS = 1_000;

/** Runs in the page before its scripts: notes the first decoded frame of each picture that comes from another device. */
function noteRemoteFrames(): void {
  const marks: Marks = { frames: new Map() };
  const remoteTrack = (stream: unknown): MediaStreamTrack | null => {
    const [track] = stream instanceof MediaStream ? stream.getVideoTracks() : [];
    // A track of this device's own camera carries the device's name; a received one does not.
    return track && !track.label.includes('fake') ? track : null;
  };
  const isRemote = (video: Element) =>
    video instanceof HTMLVideoElement && remoteTrack(video.srcObject) !== null;
  Object.assign(window, { marks, isRemote });
  const property = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    ...property,
    set(this: HTMLMediaElement, stream: MediaStream | null) {
      property?.set?.call(this, stream);
      const track = remoteTrack(stream);
      if (!(this instanceof HTMLVideoElement) || !track) return;
      this.requestVideoFrameCallback(() => {
        if (!marks.frames.has(track)) marks.frames.set(track, performance.now());
      });
    },
  });
}

/** Makes the page note its remote frames; to be called before it goes anywhere. */
export async function watchFirstFrame(page: Page): Promise<void> {
  await page.addInitScript(noteRemoteFrames);
}

/** Clicks a button and waits for the first remote frame and for those of all tiles; throws when none comes in 15 s. */
export async function clickToFirstFrame(page: Page, button: string): Promise<JoinTimes> {
  await page.waitForFunction((name) => {
    const target = [...document.querySelectorAll('button')].find(
      (b) => b.textContent?.trim() === name && !b.disabled,
    );
    if (!target) return false;
    (window as unknown as Marked).marks.clickedAt = performance.now();
    target.click();
    return true;
  }, button);
  const seen = await page.waitForFunction(
    (quietMs) => {
      const { marks, isRemote } = window as unknown as Marked;
      const times = [...marks.frames.values()];
      const last = Math.max(...times);
      const tiles = [...document.querySelectorAll('video')].filter(isRemote).length;
      if (times.length === 0 || times.length < tiles || performance.now() - last < quietMs)
        return null;
      const { clickedAt = 0 } = marks;
      return { clickedAt, first: Math.min(...times), last, tiles: times.length };
    },
    QUIET_MS,
    { timeout: 15_000 },
  );
  const times = await seen.jsonValue();
  if (times === null) throw new Error('The page told no times.');
  return {
    fromClickMs: times.first - times.clickedAt,
    fromStartMs: times.first,
    allTilesMs: times.last - times.clickedAt,
    tiles: times.tiles,
  };
}

import type { Page } from '@playwright/test';

/** What the page notes of itself; times are of the page's own clock in milliseconds since its navigation began. */
type Marks = { clickedAt?: number; firstFrameAt?: number };

/** Runs in the page before its scripts: notes the first decoded frame of a picture that comes from another device. */
function noteFirstRemoteFrame(): void {
  const marks: Marks = {};
  Object.assign(window, { marks });
  const property = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    ...property,
    set(this: HTMLMediaElement, stream: MediaStream | null) {
      property?.set?.call(this, stream);
      const [track] = stream?.getVideoTracks() ?? [];
      // A track of this device's own camera carries the device's name; a received one does not.
      if (!(this instanceof HTMLVideoElement) || !track || track.label.includes('fake')) return;
      this.requestVideoFrameCallback(() => {
        marks.firstFrameAt ??= performance.now();
      });
    },
  });
}

/** Makes the page note its first remote frame; to be called before it goes anywhere. */
export async function watchFirstFrame(page: Page): Promise<void> {
  await page.addInitScript(noteFirstRemoteFrame);
}

/** Clicks a button and waits for the first remote frame: milliseconds from the click, and from the navigation's start. */
export async function clickToFirstFrame(
  page: Page,
  button: string,
): Promise<{ fromClickMs: number; fromStartMs: number }> {
  await page.waitForFunction((name) => {
    const target = [...document.querySelectorAll('button')].find(
      (b) => b.textContent?.trim() === name && !b.disabled,
    );
    if (!target) return false;
    (window as unknown as { marks: Marks }).marks.clickedAt = performance.now();
    target.click();
    return true;
  }, button);
  const marks = await page.waitForFunction(
    () => {
      const seen = (window as unknown as { marks: Marks }).marks;
      return seen.firstFrameAt === undefined ? null : seen;
    },
    undefined,
    { timeout: 15_000 },
  );
  const { clickedAt = 0, firstFrameAt = 0 } = (await marks.jsonValue()) ?? {};
  return { fromClickMs: firstFrameAt - clickedAt, fromStartMs: firstFrameAt };
}

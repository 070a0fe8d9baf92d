import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Offers as programs make them: aiortc 1.4, GStreamer 1.22 and Chromium as they came out of them, OBS as its maker's and others'
 * reports show them.
 */
export type OfferName =
  | 'aiortc-publish'
  | 'aiortc-play'
  | 'gstreamer-publish'
  | 'chromium-publish-simulcast'
  | 'chromium-play'
  | 'obs-like-publish';

/** The text of an offer. */
export function offerText(name: OfferName): string {
  return readFileSync(join(import.meta.dirname, 'offers', `${name}.sdp`), 'utf8');
}

/** How this device uses its line now, as far as fetching in the background depends on it. */
export type LineUse = {
  /** Sound and picture go over it. */
  conference: boolean;
  /** A meeting of this account goes on: the room's own device may send its sound and picture over the same line. */
  meeting: boolean;
  /** As the conference measures it; `unknown` outside of one. */
  quality: 'good' | 'fair' | 'weak' | 'unknown';
  /** The person asks the browser to spare data. */
  sparesData: boolean;
};

/** Bits in a second that fetching may take in the mean; 0: none now. */
export function paceOf({ conference, meeting, quality, sparesData }: LineUse): number {
  if (sparesData || quality === 'weak') return 0;
  if (!conference) return meeting ? 256_000 : 2_000_000;
  return quality === 'good' ? 256_000 : 128_000;
}

/** How many parts are fetched at once: in a conference so few that a burst of them is not heard. */
export function partsAtOnce(bitsPerSecond: number): number {
  return bitsPerSecond >= 1_000_000 ? 8 : 1;
}

/** How long to wait after `bytes` came in `tookMs`, so that the mean stays at the pace, in milliseconds. */
export function pauseAfter(bytes: number, tookMs: number, bitsPerSecond: number): number {
  if (bitsPerSecond <= 0) return 0;
  return Math.max(0, (bytes * 8 * 1000) / bitsPerSecond - tookMs);
}

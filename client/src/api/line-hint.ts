/** What the browser knows of the line: what it says (Network Information API, where it exists) and how fast the page's own files came. */
export type LineHint = {
  /** The person asks the browser to spare data. */
  sparesData: boolean;
  /** At best as fast as 3G is reckoned, 700 kbit/s, or seen to bear hardly more than a voice. */
  isSlow: boolean;
};

/** A line that bears less, in kbit/s, has nothing to spare. */
const THIN_KBPS = 150;
/** What a file must have to tell anything, in bytes. */
const TELLING_BYTES = 20_000;

const SLOW: readonly unknown[] = ['slow-2g', '2g', '3g'];

/** Reads it anew at each call: the line changes with where one goes. */
export function lineHint(): LineHint {
  const connection: unknown = Reflect.get(navigator, 'connection');
  const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const isThin = (filesKbps(files) ?? THIN_KBPS) < THIN_KBPS;
  if (typeof connection !== 'object' || connection === null)
    return { sparesData: false, isSlow: isThin };
  return {
    sparesData: Reflect.get(connection, 'saveData') === true,
    isSlow: isThin || SLOW.includes(Reflect.get(connection, 'effectiveType')),
  };
}

/** When a file came over the line, in milliseconds, and how many bytes it took; 0 for one that was here already. */
export type CameOverLine = Pick<
  PerformanceResourceTiming,
  'responseStart' | 'responseEnd' | 'transferSize'
>;

/** What the line bore while the largest file came, all that came beside it included, in kbit/s; null when none tells anything. */
export function filesKbps(files: readonly CameOverLine[]): number | null {
  const [largest] = files.toSorted((a, b) => b.transferSize - a.transferSize);
  if (!largest || largest.transferSize < TELLING_BYTES) return null;
  const { responseStart: from, responseEnd: to } = largest;
  const bytes = files.reduce((sum, file) => {
    const tookMs = Math.max(1, file.responseEnd - file.responseStart);
    const besideMs = Math.min(to, file.responseEnd) - Math.max(from, file.responseStart);
    return sum + file.transferSize * Math.min(1, Math.max(0, besideMs) / tookMs);
  }, 0);
  return to > from ? (8 * bytes) / (to - from) : null;
}

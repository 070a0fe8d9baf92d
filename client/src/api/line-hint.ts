/** What the browser says of the line (Network Information API, where it exists). */
export type LineHint = {
  /** The person asks the browser to spare data. */
  sparesData: boolean;
  /** At best as fast as 3G is reckoned: 700 kbit/s. */
  isSlow: boolean;
};

const SLOW: readonly unknown[] = ['slow-2g', '2g', '3g'];

/** Reads it anew at each call: the line changes with where one goes. */
export function lineHint(): LineHint {
  const connection: unknown = Reflect.get(navigator, 'connection');
  if (typeof connection !== 'object' || connection === null)
    return { sparesData: false, isSlow: false };
  return {
    sparesData: Reflect.get(connection, 'saveData') === true,
    isSlow: SLOW.includes(Reflect.get(connection, 'effectiveType')),
  };
}

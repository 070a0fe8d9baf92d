import DataLoader from 'dataloader';

/** The most that one query is asked for; more go into several, so that the first are answered while the rest is read. */
const MOST_AT_ONCE = 256;

/**
 * Makes a question that is asked once for all who ask it within one turn of the event loop: a hall that votes at the same moment
 * costs a few round trips instead of hundreds. Nothing is remembered; each question reads the database anew. `askAll` answers in
 * the order of the keys; what it throws is thrown to each of them, an error in the place of an answer to who asked for that one.
 */
export function askTogether<Key, Answer>(
  askAll: (keys: readonly Key[]) => Promise<(Answer | Error)[]>,
): (key: Key) => Promise<Answer> {
  const loader = new DataLoader<Key, Answer>(askAll, {
    cache: false,
    maxBatchSize: MOST_AT_ONCE,
    batchScheduleFn: (ask) => void setImmediate(ask),
  });
  return (key) => loader.load(key);
}

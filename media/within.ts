import { MediaError } from './media-error.ts';

/** Settles as `wanted` does, or rejects as `unavailable` after so many milliseconds; `late` is for the log. */
export async function within<T>(timeoutMs: number, wanted: Promise<T>, late: string): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new MediaError('unavailable', late)), timeoutMs);
  try {
    return await Promise.race([wanted, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

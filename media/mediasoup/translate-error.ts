import { errors } from 'mediasoup';
import { MediaError } from '#media/media-error.ts';

/**
 * Turns what mediasoup throws into a `MediaError`. Its TypeError and UnsupportedError mean input that is not understood; a
 * plain Error is the worker's own refusal (a stream id used twice and the like) unless the thing asked was closed.
 */
export function translateError(error: unknown, closed: boolean): MediaError {
  if (error instanceof MediaError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (closed || error instanceof errors.WorkerClosedError) {
    return new MediaError('unavailable', `the SFU closed it: ${message}`, error);
  }
  if (error instanceof errors.NotFoundError) return new MediaError('notFound', message, error);
  return new MediaError('badInput', message, error);
}

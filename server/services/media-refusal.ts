import { type Refusal, refuse } from '#contract/errors.ts';
import { MediaError } from '#media/media-error.ts';

/** Turns a failure of the media layer into the refusal that a client understands; anything else is thrown on as it is. */
export function mediaRefusal(error: unknown): Refusal {
  if (!(error instanceof MediaError)) throw error;
  switch (error.kind) {
    case 'badInput':
      return refuse('BAD_INPUT', 'media');
    case 'notFound':
      return refuse('NOT_FOUND', 'media');
    case 'muted':
      return refuse('WRONG_STATE', 'muted-by-server');
    case 'closed':
      return refuse('WRONG_STATE', 'rejoin');
    case 'unavailable':
      return refuse('UNAVAILABLE', 'media');
  }
}

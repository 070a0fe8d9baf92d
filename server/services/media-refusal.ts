import { type Refusal, refuse } from '#contract/errors.ts';
import { MediaError } from '#media/media-error.ts';
import { SdpError } from '#media/sdp/sdp-text.ts';

const REASONS = { malformed: undefined, unusable: 'media', codec: 'media-codec' } as const;

/**
 * Turns a failure of the media layer into the refusal that a client understands; an offer that can't be taken says why in words in its
 * first field, with the reason `media` where it was understood, `media-codec` where a codec is missing alone. Anything else is thrown on as it is.
 */
export function mediaRefusal(error: unknown): Refusal {
  if (error instanceof SdpError) {
    const fields = [{ path: 'sdp', message: error.message }];
    return refuse('BAD_INPUT', REASONS[error.kind], { fields });
  }
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

/**
 * Why the media layer says no: the request is not understood, names what is not there, comes against a mute or a closed
 * thing, or the SFU is not available now.
 */
export type MediaErrorKind = 'badInput' | 'notFound' | 'muted' | 'closed' | 'unavailable';

/** The one error of the media layer. `kind` says why; the message and the cause are for the log. */
export class MediaError extends Error {
  readonly kind: MediaErrorKind;

  constructor(kind: MediaErrorKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'MediaError';
    this.kind = kind;
  }
}

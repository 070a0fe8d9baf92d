import type { Source } from '#contract/media/wire.ts';

/** A picture that is there to be read: a screen, or paper under a second camera. */
export type SharedSource = 'screen' | 'documentCamera';

/** Whether a source is shown to all to be read, rather than a person's or room's picture or voice. */
export function isShared(source: Source): source is SharedSource {
  return source === 'screen' || source === 'documentCamera';
}

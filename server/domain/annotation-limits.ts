import { SEALED_BYTES } from '#contract/sealing.ts';

/** The most annotations that one person may have on one version. */
export const MAX_ANNOTATIONS = 5000;

/** Whether a sealed annotation of that many bytes is padded as the rule is: any other length would tell of what is written. */
export function isSealedSize(bytes: number): boolean {
  return SEALED_BYTES.includes(bytes);
}

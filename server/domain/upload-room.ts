import type { UploadId } from '#contract/ids.ts';

/** What decides whether an upload makes room for another of its account. */
export type UploadStanding = {
  uploadId: UploadId;
  /** It was taken or refused: only its outcome is kept. */
  isSettled: boolean;
  /** Its bytes come in at this moment, or are made a document. */
  isInHand: boolean;
  /** When its last byte came. */
  heardAt: Date;
};

/**
 * The uploads of an account that go so that one more makes `most` of them at most: those that are settled first, then those that have
 * been silent for longest, none that is in hand. Null when there is no room.
 */
export function uploadsInTheWay(
  uploads: readonly UploadStanding[],
  most: number,
): UploadId[] | null {
  const excess = Math.max(0, uploads.length - most + 1);
  const mayGo = uploads
    .filter(({ isInHand }) => !isInHand)
    .toSorted(
      (a, b) =>
        Number(b.isSettled) - Number(a.isSettled) || a.heardAt.getTime() - b.heardAt.getTime(),
    );
  if (mayGo.length < excess) return null;
  return mayGo.slice(0, excess).map(({ uploadId }) => uploadId);
}

import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { UploadId } from '#contract/ids.ts';
import { type UploadStanding, uploadsInTheWay } from '#server/domain/upload-room.ts';

function anUpload(minute: number, more: Partial<UploadStanding> = {}): UploadStanding {
  return {
    uploadId: UploadId.parse(randomUUID()),
    isSettled: false,
    isInHand: false,
    heardAt: new Date(Date.UTC(2026, 10, 26, 8, minute)),
    ...more,
  };
}
const ids = (...uploads: UploadStanding[]) => uploads.map(({ uploadId }) => uploadId);

it('nothing goes while there is room', () => {
  expect(uploadsInTheWay([anUpload(1), anUpload(2)], 3)).toEqual([]);
});

it('what is settled goes first, then what has been silent for longest', () => {
  const [silent, heard, settled] = [anUpload(1), anUpload(3), anUpload(9, { isSettled: true })];
  expect(uploadsInTheWay([heard, silent, settled], 3)).toEqual(ids(settled));
  expect(uploadsInTheWay([heard, silent, settled], 2)).toEqual(ids(settled, silent));
});

it('what is in hand never goes, however old', () => {
  const [running, silent] = [anUpload(1, { isInHand: true }), anUpload(5)];
  expect(uploadsInTheWay([running, silent], 2)).toEqual(ids(silent));
  expect(uploadsInTheWay([running, running], 2)).toBeNull();
});

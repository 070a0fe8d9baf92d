/** A program of its own beside the page, so that the page answers while hundreds of pages are read and written. */
import { exportWithInk } from '#client/features/viewer/notes-file/export-with-ink.ts';
import type { WriteOrder, WriteOutcome } from './write-notes.ts';

addEventListener('message', ({ data }: MessageEvent<WriteOrder>) => {
  exportWithInk(data.pdf, data.annotations).then(
    (pdf) => answer({ pdf }),
    (error: unknown) => answer({ problem: String(error) }),
  );
});

function answer(outcome: WriteOutcome): void {
  postMessage(outcome);
}

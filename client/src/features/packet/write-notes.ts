import type { PrivateAnnotation } from '#client/features/viewer/notes/annotation-store.ts';

/** What the writing program is given. */
export type WriteOrder = { pdf: ArrayBuffer; annotations: readonly PrivateAnnotation[] };

/** What it answers. */
export type WriteOutcome = { pdf: Blob } | { problem: string };

/**
 * Writes annotations into a PDF, in a program of its own; `pdf` is handed over and empty afterwards.
 * @throws Error when the file can't be read, or when the device has not memory enough.
 */
export async function writeNotes(
  pdf: ArrayBuffer,
  annotations: readonly PrivateAnnotation[],
): Promise<Blob> {
  const writer = new Worker(new URL('./notes-writer.ts', import.meta.url), { type: 'module' });
  try {
    const outcome = await new Promise<WriteOutcome>((resolve, reject) => {
      writer.onmessage = ({ data }: MessageEvent<WriteOutcome>) => resolve(data);
      writer.onerror = ({ message }) => reject(new Error(message));
      writer.postMessage({ pdf, annotations } satisfies WriteOrder, [pdf]);
    });
    if ('problem' in outcome) throw new Error(outcome.problem);
    return outcome.pdf;
  } finally {
    writer.terminate();
  }
}

import { z } from 'zod';
import { ErrorBody } from '#contract/errors.ts';
import {
  AgendaItemId,
  DocumentId,
  LibraryFolderId,
  PaperRequestId,
  UploadId,
  UserId,
} from '#contract/ids.ts';

/** What is written down of an upload under way. */
export const UploadNote = z.object({
  uploadId: UploadId,
  accountId: UserId,
  target: z.union([
    z.object({ itemId: AgendaItemId }),
    z.object({ folderId: LibraryFolderId }),
    z.object({ requestId: PaperRequestId }),
    z.object({ documentId: DocumentId }),
  ]),
  fileName: z.string(),
  lateReason: z.string().optional(),
  sizeBytes: z.int(),
  startedAt: z.iso.datetime().transform((text) => new Date(text)),
  outcome: z
    .union([z.object({ documentId: DocumentId }), z.object({ refusal: ErrorBody })])
    .nullable(),
});
export type UploadNote = z.infer<typeof UploadNote>;

/** Reads a note; null for one that is none, as a power cut or another program leaves it. */
export function readUploadNote(text: string): UploadNote | null {
  try {
    return UploadNote.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

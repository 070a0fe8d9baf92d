import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { offline } from '#client/offline/offline.ts';
import type { VersionId } from '#contract/ids.ts';

/** The PDF of a version as this device keeps it, for pdf.js to read piece by piece; null when not all of it is here. */
export async function keptPdf(versionId: VersionId): Promise<KeptRanges | null> {
  const kept = await offline.documents.whole(versionId);
  return kept && new KeptRanges(versionId, kept.sizeBytes);
}

/** Opens the pieces of a kept PDF as they are asked for: of a large one the rest stays sealed. */
export class KeptRanges extends pdfjs.PDFDataRangeTransport {
  readonly #versionId: VersionId;
  /** Called when a piece is not here as it was written: pdf.js itself would wait for it for ever. */
  onLost: () => void = () => undefined;

  constructor(versionId: VersionId, sizeBytes: number) {
    super(sizeBytes, null);
    this.#versionId = versionId;
  }

  override requestDataRange(begin: number, end: number): void {
    void this.#read(begin, end);
  }

  async #read(begin: number, end: number): Promise<void> {
    const bytes = await offline.documents.bytes(this.#versionId, begin, end);
    if (bytes) {
      try {
        this.onDataRange(begin, bytes);
      } catch {
        // Closed meanwhile: nobody waits for the piece any more.
      }
      return;
    }
    // Damaged, or erased meanwhile: with a line it comes from the server the next time.
    await offline.documents.erase([this.#versionId]);
    this.onLost();
  }
}

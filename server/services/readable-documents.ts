import { Refusal } from '#contract/errors.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import type { AgendaItemId, DocumentId, MeetingId, VersionId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { DocumentReading } from './document-reading.ts';
import type { MeetingView } from './meeting-view.ts';
import type { FileKey } from './ports/file-store.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';

/** A document that an actor may take along, in the order of the agenda. */
export type ReadableDocument = {
  itemId: AgendaItemId;
  documentId: DocumentId;
  versionId: VersionId;
  title: string;
  pdfKey: FileKey;
  pageCount: number;
};

/** What an actor may read of a meeting now: what may be taken along, and the titles of what may be read in the system alone. */
export type Readable = { meeting: Meeting; documents: ReadableDocument[]; leftOut: string[] };

/** What the list is made from. */
export type ReadingsParts = {
  access: MeetingAccess;
  view: MeetingView;
  reading: Pick<DocumentReading, 'readablePdf'>;
};

/** Tells what actors may read of meetings. */
export type Readings = ReturnType<typeof createReadings>;

/** Makes the list by asking the gate of each document, so that it holds nothing that the actor could not open one by one. */
export function createReadings(parts: ReadingsParts) {
  const { access, view, reading } = parts;

  async function readable(actor: Actor, versionId: VersionId) {
    try {
      return await reading.readablePdf(actor, versionId);
    } catch (error) {
      // Recalled, removed or replaced since the list was read, or not this actor's to read.
      if (error instanceof Refusal && error.code !== 'INTERNAL') return null;
      throw error;
    }
  }

  return {
    /** All that the actor may read of the meeting; FORBIDDEN or NOT_FOUND as the meeting's gate says. */
    async of(actor: Actor, meetingId: MeetingId): Promise<Readable> {
      await access.require(actor, meetingId, 'document.read');
      const meeting = await view.show(actor, meetingId);
      const found: ReadableDocument[] = [];
      const leftOut: string[] = [];
      for (const { itemId, documents: shown } of meeting.items) {
        for (const { documentId, versionId } of shown) {
          const pdf = await readable(actor, versionId);
          if (pdf?.isInternal) leftOut.push(pdf.title);
          else if (pdf) {
            const { title, pdfKey, pageCount } = pdf;
            found.push({ itemId, documentId, versionId, title, pdfKey, pageCount });
          }
        }
      }
      return { meeting, documents: found, leftOut };
    },
  };
}

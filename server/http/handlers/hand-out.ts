import type { handOutRoutes } from '#contract/http/hand-out.ts';
import type { DocumentReading } from '#server/services/document-reading.ts';
import type { HandOutService } from '#server/services/hand-out-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of handing documents out, recalling them, and seeing who has read them. */
export function handOutHandlers({
  handOut,
  reading,
}: {
  handOut: HandOutService;
  reading: DocumentReading;
}): HandlersOf<typeof handOutRoutes> {
  return {
    'documents.handOut': ({ params, body }, { actor }) =>
      handOut.handOut(actor, params.documentId, body),
    'documents.recall': ({ params, body }, { actor }) =>
      handOut.recall(actor, params.documentId, body),
    'documents.release': ({ params, body }, { actor }) =>
      handOut.release(actor, params.documentId, body),
    'versions.notePages': async ({ params, body }, { actor }) => {
      await reading.notePages(actor, params.versionId, body.pages, body.ago);
      return {};
    },
    'meetings.readers': ({ params }) => handOut.readers(params.meetingId),
  };
}

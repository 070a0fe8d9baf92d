import type { documentRoutes } from '#contract/http/documents.ts';
import type { AnnotationService } from '#server/services/annotation-service.ts';
import type { DocumentReading } from '#server/services/document-reading.ts';
import type { DocumentService } from '#server/services/document-service.ts';
import type { HandlersOf } from '../handlers.ts';

type DocumentRoutes = typeof documentRoutes;

/** Handlers of documents and private annotations; bytes come and go in `document-bytes.ts`. */
export function documentHandlers(services: {
  documents: DocumentService;
  reading: DocumentReading;
  annotations: AnnotationService;
}): HandlersOf<DocumentRoutes> {
  const { documents, reading, annotations } = services;
  return {
    'documents.get': ({ params }, { actor }) => reading.get(actor, params.documentId),
    'documents.rename': ({ params, body }, { actor }) =>
      documents.rename(actor, params.documentId, body),
    'documents.retry': ({ params }, { actor }) => documents.retry(actor, params.documentId),
    'documents.remove': async ({ params, query }, { actor }) => {
      await documents.remove(actor, params.documentId, query);
      return {};
    },
    'versions.get': ({ params }, { actor }) => reading.getVersion(actor, params.versionId),
    'annotations.list': ({ params }, { actor }) => annotations.list(actor, params.versionId),
    'annotations.put': ({ params, body }, { actor }) =>
      annotations.put(actor, params.versionId, params.annotationId, body),
    'annotations.remove': async ({ params }, { actor }) => {
      await annotations.remove(actor, params.versionId, params.annotationId);
      return {};
    },
  };
}

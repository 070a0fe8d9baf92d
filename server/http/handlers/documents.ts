import type { documentDetailsRoutes } from '#contract/http/document-details.ts';
import type { documentOrderRoutes } from '#contract/http/document-order.ts';
import type { documentRoutes } from '#contract/http/documents.ts';
import type { AnnotationService } from '#server/services/annotation-service.ts';
import type { DocumentDetailsService } from '#server/services/document-details-service.ts';
import type { DocumentOrderService } from '#server/services/document-order-service.ts';
import type { DocumentReading } from '#server/services/document-reading.ts';
import type { DocumentService } from '#server/services/document-service.ts';
import type { HandlersOf } from '../handlers.ts';

type DocumentRoutes = typeof documentRoutes &
  typeof documentDetailsRoutes &
  typeof documentOrderRoutes;

/** Handlers of documents and private annotations; bytes come and go in `document-bytes.ts`. */
export function documentHandlers(services: {
  documents: DocumentService;
  details: DocumentDetailsService;
  orders: DocumentOrderService;
  reading: DocumentReading;
  annotations: AnnotationService;
}): HandlersOf<DocumentRoutes> {
  const { documents, details, orders, reading, annotations } = services;
  return {
    'documents.get': ({ params }, { actor }) => reading.get(actor, params.documentId),
    'documents.describe': ({ params, body }, { actor }) =>
      details.describe(actor, params.documentId, body),
    'documents.suggestion': ({ params }, { actor }) => details.suggest(actor, params.documentId),
    'documents.reorder': ({ params, body }, { actor }) =>
      orders.reorder(actor, params.itemId, body),
    'documents.move': ({ params, body }, { actor }) => orders.move(actor, params.documentId, body),
    'documentKinds.list': () => details.kinds(),
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

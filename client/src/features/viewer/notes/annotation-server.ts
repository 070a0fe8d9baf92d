import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import type { AnnotationServer } from './annotation-store.ts';
import type { Delivery } from './outbox.ts';

/** The annotation routes of the server. A lost line, a busy server and an ended session are tried again, a refusal is final. */
export const annotationServer: AnnotationServer = {
  list: (versionId) => call('annotations.list', { params: { versionId } }),
  async deliver({ versionId, annotationId, content }) {
    const params = { versionId, annotationId };
    try {
      if (content) await call('annotations.put', { params, body: content });
      else await call('annotations.remove', { params });
      return 'done';
    } catch (error) {
      return deliveryOf(error);
    }
  },
};

function deliveryOf(error: unknown): Delivery {
  if (!(error instanceof ApiError)) return 'unreachable';
  switch (error.code) {
    case 'UNAVAILABLE':
    case 'INTERNAL':
    case 'TOO_MANY':
    case 'NOT_SIGNED_IN':
      return 'unreachable';
    default:
      return 'refused';
  }
}

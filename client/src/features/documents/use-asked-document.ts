import { useState } from 'react';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import type { AnyDocument } from '#contract/http/documents.ts';

/**
 * A document as the question shows it. `send` does an act on that version of it; when somebody else changed the document meanwhile,
 * the act is refused and the document as it is now stands in the question, so that nothing unseen is acted on.
 */
export function useAskedDocument(document: AnyDocument): {
  asked: AnyDocument;
  send: <T>(act: (version: number) => Promise<T>) => Promise<T>;
} {
  const [asked, setAsked] = useState(document);
  async function send<T>(act: (version: number) => Promise<T>): Promise<T> {
    try {
      return await act(asked.version);
    } catch (error) {
      if (error instanceof ApiError && error.code === 'STALE_VERSION')
        setAsked(await call('documents.get', { params: { documentId: asked.documentId } }));
      throw error;
    }
  }
  return { asked, send };
}

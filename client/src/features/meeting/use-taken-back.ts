import { useState } from 'react';
import type { FrameDocument, MeetingFrame } from '#contract/live/state.ts';

/** The title of the document that was shown here and is no longer in this reader's hands; null once that was read, or nothing was. */
export function useTakenBack(
  shown: FrameDocument | null,
  frame: MeetingFrame | null,
): { title: string | null; close: () => void } {
  const [last, setLast] = useState(shown);
  const [title, setTitle] = useState<string | null>(null);
  if (frame && shown?.documentId !== last?.documentId) {
    const documents = frame.items.flatMap((item) => item.documents);
    const isGone = last && !documents.some(({ documentId }) => documentId === last.documentId);
    if (isGone) setTitle(last.title);
    setLast(shown);
  }
  return { title, close: () => setTitle(null) };
}

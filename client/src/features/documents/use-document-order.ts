import { useRef, useState } from 'react';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import { useMeetingCache } from '#client/features/prepare/use-meeting-cache.ts';
import type { AgendaItem, Meeting } from '#contract/http/meetings.ts';
import { findDocument, placeDocument } from './place-document.ts';

/** Where a document is to stand. */
export type Target = { itemId: AgendaItem['itemId']; place: number };

/**
 * The agenda with its documents in their order. A move shows at once and is sent; moves that follow quickly wait for each other,
 * each sent against what the one before has made. When somebody else was quicker, their order is loaded and said so.
 */
export function useDocumentOrder(meeting: Meeting) {
  const { keep, reload } = useMeetingCache(meeting.meetingId);
  const [shown, setShown] = useState<readonly AgendaItem[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [overtaken, setOvertaken] = useState(false);
  const items = shown ?? meeting.items;
  const sending = useRef<{ last: Promise<Meeting | null>; count: number } | null>(null);

  async function move(documentId: string, to: Target): Promise<void> {
    const next = placeDocument(items, documentId, to);
    if (next === items) return;
    setShown(next);
    setError(null);
    setOvertaken(false);
    sending.current ??= { last: Promise.resolve(meeting), count: 0 };
    const queue = sending.current;
    queue.count += 1;
    queue.last = queue.last.then((before) => before && send(before, documentId, to));
    await queue.last;
    queue.count -= 1;
    if (queue.count > 0) return;
    sending.current = null;
    setShown(null);
  }

  /** The meeting after the move; null when it was not made, and then those that wait behind it are not either. */
  async function send(before: Meeting, documentId: string, to: Target): Promise<Meeting | null> {
    try {
      const answer = await store(before, documentId, to);
      keep(answer);
      return answer;
    } catch (cause) {
      if (
        cause instanceof ApiError &&
        (cause.code === 'STALE_VERSION' || cause.code === 'CONFLICT')
      ) {
        await reload().catch(() => {});
        setOvertaken(true);
      } else setError(cause);
      return null;
    }
  }

  return { items, error, overtaken, move };
}

async function store(before: Meeting, documentId: string, to: Target): Promise<Meeting> {
  const from = findDocument(before.items, documentId);
  const document = from?.item.documents[from.place];
  const after = placeDocument(before.items, documentId, to);
  if (!document || after === before.items) return before;
  const { itemId } = to;
  if (itemId !== from.item.itemId) {
    return call('documents.move', {
      params: { documentId: document.documentId },
      body: { version: document.version, itemId, place: to.place },
    });
  }
  const ordered = after.find((item) => item.itemId === itemId)?.documents ?? [];
  return call('documents.reorder', {
    params: { itemId },
    body: {
      version: from.item.documentOrder,
      documentIds: ordered.map((each) => each.documentId),
    },
  });
}

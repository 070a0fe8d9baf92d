import { useState } from 'react';
import type { AgendaItem, Meeting } from '#contract/http/meetings.ts';
import { ApiError } from '../../api/api-error.ts';
import { call } from '../../api/call.ts';
import { moved } from './agenda-order.ts';
import { useMeetingCache } from './use-meeting-cache.ts';

/**
 * The agenda in its order. A move shows at once and is sent; when somebody else changed the agenda meanwhile, their order is
 * loaded and said so, since two orders cannot be brought together without guessing.
 */
export function useAgendaOrder(meeting: Meeting) {
  const { keep, reload } = useMeetingCache(meeting.meetingId);
  const [shown, setShown] = useState<AgendaItem['itemId'][] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [overtaken, setOvertaken] = useState(false);
  const items = shown ? inOrder(meeting.items, shown) : meeting.items;

  async function move(from: number, to: number): Promise<void> {
    const next = moved(items, from, to);
    if (next === items) return;
    const itemIds = next.map((item) => item.itemId);
    setShown(itemIds);
    setError(null);
    setOvertaken(false);
    try {
      keep(
        await call('agenda.reorder', {
          params: { meetingId: meeting.meetingId },
          body: { version: meeting.version, itemIds },
        }),
      );
    } catch (cause) {
      if (
        cause instanceof ApiError &&
        (cause.code === 'STALE_VERSION' || cause.code === 'CONFLICT')
      ) {
        await reload().catch(() => {});
        setOvertaken(true);
      } else setError(cause);
    } finally {
      setShown(null);
    }
  }

  return { items, busy: shown !== null, error, overtaken, move };
}

function inOrder(items: readonly AgendaItem[], ids: readonly string[]): readonly AgendaItem[] {
  return items.toSorted((a, b) => ids.indexOf(a.itemId) - ids.indexOf(b.itemId));
}

import { useRef, useState } from 'react';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import type { AgendaItem, Meeting } from '#contract/http/meetings.ts';
import { moved } from './agenda-order.ts';
import { useMeetingCache } from './use-meeting-cache.ts';

/**
 * The agenda in its order. A move shows at once and is sent; when somebody else changed the agenda meanwhile, their order is
 * loaded and said so, since two orders cannot be brought together without guessing. Moves that follow quickly wait for each other:
 * the first goes with the version that is shown, each other with the one that the move before has made.
 */
export function useAgendaOrder(meeting: Meeting) {
  const { keep, reload } = useMeetingCache(meeting.meetingId);
  const [shown, setShown] = useState<AgendaItem['itemId'][] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [overtaken, setOvertaken] = useState(false);
  const items = shown ? inOrder(meeting.items, shown) : meeting.items;
  const sending = useRef<{ last: Promise<number | null>; count: number } | null>(null);

  async function move(from: number, to: number): Promise<void> {
    const next = moved(items, from, to);
    if (next === items) return;
    const itemIds = next.map((item) => item.itemId);
    setShown(itemIds);
    setError(null);
    setOvertaken(false);
    sending.current ??= { last: Promise.resolve(meeting.version), count: 0 };
    const queue = sending.current;
    queue.count += 1;
    queue.last = queue.last.then((before) => send(itemIds, before));
    await queue.last;
    queue.count -= 1;
    if (queue.count > 0) return;
    sending.current = null;
    setShown(null);
  }

  /** The version after the move; null when it was not made, and then those that wait behind it are not either. */
  async function send(itemIds: AgendaItem['itemId'][], before: number | null) {
    if (before === null) return null;
    try {
      const answer = await call('agenda.reorder', {
        params: { meetingId: meeting.meetingId },
        body: { version: before, itemIds },
      });
      keep(answer);
      return answer.version;
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

/** The items in the order of the ids; what somebody else has added meanwhile comes after them. */
function inOrder(items: readonly AgendaItem[], ids: readonly string[]): readonly AgendaItem[] {
  const places = new Map(ids.map((id, place) => [id, place]));
  const placeOf = ({ itemId }: AgendaItem) => places.get(itemId) ?? ids.length;
  return items.toSorted((a, b) => placeOf(a) - placeOf(b));
}

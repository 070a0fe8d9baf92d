import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { read } from '#client/api/query.ts';
import { useLive, useLiveStore, useMay } from '#client/live/use-live.ts';
import type { WaitingRoom } from '#contract/http/waiting-room.ts';

/** Who has gone away is missed only by asking again; in milliseconds. */
const ASK_AGAIN_MS = 20_000;

/** The waiting room of the meeting that is open, kept up by the server's word; null for who does not let people in. */
export function useWaitingRoom(): WaitingRoom | null {
  const store = useLiveStore();
  const client = useQueryClient();
  const manages = useMay('waitingRoom.manage');
  const isOver = useLive((state) => state.phase === 'ended');
  const enabled = manages && !isOver;
  const query = read('waitingRoom.list', { params: { meetingId: store.meetingId } });
  const { data } = useQuery({ ...query, enabled, refetchInterval: ASK_AGAIN_MS });
  useEffect(() => {
    if (!enabled) return;
    return store.onSignal((signal) => {
      if (signal.type === 'waitingChanged')
        void client.invalidateQueries({ queryKey: ['waitingRoom.list'] });
    });
  }, [store, client, enabled]);
  return enabled ? (data ?? null) : null;
}

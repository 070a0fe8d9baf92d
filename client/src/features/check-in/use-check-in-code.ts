import { useQuery } from '@tanstack/react-query';
import { read } from '#client/api/query.ts';
import { useLive, useMay } from '#client/live/use-live.ts';
import { checkInPath } from './check-in-path.ts';

/** How long a code is taken after the next one has come, in milliseconds. */
const STILL_GOOD_MS = 30_000;
/** How soon it is asked again after no answer, in milliseconds. */
const ASK_AGAIN_MS = 3_000;

/** The address that the screen's code says now; null while there is none that would be taken, undefined for who may not show it. */
export function useCheckInAddress(): string | null | undefined {
  const may = useMay('hallScreen.show');
  const meetingId = useLive((state) => state.frame?.meetingId ?? '');
  const code = useQuery({
    ...read('attendance.code', { params: { meetingId } }),
    enabled: may && meetingId !== '',
    staleTime: 0,
    retry: false,
    refetchIntervalInBackground: true,
    refetchInterval: ({ state }) =>
      state.status === 'success' && state.data ? state.data.changesInMs : ASK_AGAIN_MS,
  });
  if (!may) return undefined;
  if (!code.data) return null;
  const ageMs = Date.now() - code.dataUpdatedAt;
  if (ageMs > code.data.changesInMs + STILL_GOOD_MS) return null;
  return new URL(checkInPath(meetingId, code.data.code), location.origin).href;
}

import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '#client/api/call.ts';
import { read } from '#client/api/query.ts';
import type { Meeting } from '#contract/http/meetings.ts';

/** Takes the meeting that a change answered into the cache, and fetches the newest one. */
export function useMeetingCache(meetingId: string) {
  const client = useQueryClient();
  return useMemo(() => {
    const { queryKey } = read('meetings.get', { params: { meetingId } });
    const keep = (meeting: Meeting) => {
      // A poll that was under way would put the state before the change back.
      void client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, meeting);
      void client.invalidateQueries({ queryKey: ['meetings.list'] });
      void client.invalidateQueries({ queryKey: ['home.duties'] });
    };
    const reload = async (): Promise<Meeting> => {
      const meeting = await call('meetings.get', { params: { meetingId } });
      keep(meeting);
      return meeting;
    };
    return { keep, reload, refresh: () => void client.invalidateQueries({ queryKey }) };
  }, [client, meetingId]);
}

import { useEffect, useState } from 'react';
import { openLiveSocket } from '#client/live/live-socket.ts';
import { LiveStore } from '#client/live/live-store.ts';
import { Conference } from '#client/media/conference.ts';
import type { MeetingId } from '#contract/ids.ts';

/** What is open while a meeting is on the screen: its stream and its conference. */
export type MeetingSession = { store: LiveStore; conference: Conference };

/** Opens the meeting's line and conference, and closes both when the page is left. Null until they are open. */
export function useMeetingSession(meetingId: MeetingId): MeetingSession | null {
  const [session, setSession] = useState<MeetingSession | null>(null);
  useEffect(() => {
    const store = new LiveStore(openLiveSocket(), meetingId);
    const conference = new Conference(store.media);
    conference.prepare();
    setSession({ store, conference });
    return () => {
      conference.close();
      store.close();
      setSession(null);
    };
  }, [meetingId]);
  return session;
}

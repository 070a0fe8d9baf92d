import { useEffect, useState } from 'react';
import { useMe } from '#client/api/session.ts';
import { useSharedScreen } from '#client/features/conference/use-shared-screen.ts';
import { useLive } from '#client/live/use-live.ts';
import type { PeerView } from '#client/media/conference-state.ts';
import type { ReadingRole } from './reading.ts';
import type { Width } from './use-width.ts';

/** What stands in the centre of the room, and the ways to change it. */
export type Centre = {
  shows: 'document' | 'stage' | 'seats';
  /** Who shares a screen that one does not see large now; null when there is none. */
  unseen: PeerView | null;
  show(what: Centre['shows']): void;
};

/**
 * The document, or the conference or the seat map when one wants them. A screen that is shared comes to the centre by itself for who follows;
 * nobody is taken away from what they present or read by themselves. Who came for a page
 * (`hasAsked`) begins at the document. A room's own device shows the others while nothing is presented.
 */
export function useCentre(role: ReadingRole, width: Width, hasAsked: boolean): Centre {
  const isRoom = useMe().kind === 'siteDevice';
  const shared = useSharedScreen();
  const sharedKey = shared?.key ?? null;
  const [chosen, show] = useState<Centre['shows'] | null>(hasAsked ? 'document' : null);
  useEffect(() => {
    if (sharedKey !== null) show(null);
  }, [sharedKey]);
  const isFollowing = role === 'following' || role === 'alone';
  const ended = useLive((state) => state.phase === 'ended');
  const isRoomAlone = isRoom && role === 'alone' && !ended && width !== 'phone';
  const shows = chosen ?? ((shared && isFollowing) || isRoomAlone ? 'stage' : 'document');
  return { shows, unseen: shows === 'stage' ? null : shared, show };
}

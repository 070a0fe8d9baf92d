import { useEffect, useState } from 'react';
import { useMe } from '#client/api/session.ts';
import type { SharedPicture } from '#client/features/conference/choose-peers.ts';
import { useSharedScreen } from '#client/features/conference/use-shared-screen.ts';
import { useLive } from '#client/live/use-live.ts';
import type { ReadingRole } from './reading.ts';
import type { Width } from './use-width.ts';

/** What stands in the centre of the room, and the ways to change it. */
export type Centre = {
  shows: 'document' | 'stage' | 'seats';
  /** A screen or paper that is shared and one does not see large now; null when there is none. */
  unseen: SharedPicture | null;
  show(what: Centre['shows']): void;
};

/**
 * The document, or the conference or the seat map when one wants them. A screen or paper that is shared comes to the centre by itself for who follows;
 * nobody is taken away from what they present or read by themselves. Who came for a page
 * (`hasAsked`) begins at the document. A room's own device shows the others while nothing is presented.
 */
export function useCentre(role: ReadingRole, width: Width, hasAsked: boolean): Centre {
  const isRoom = useMe().kind === 'siteDevice';
  const shared = useSharedScreen();
  const sharedKey = shared && `${shared.peer.key} ${shared.source}`;
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

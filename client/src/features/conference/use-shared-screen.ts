import { useCallback, useEffect, useState } from 'react';
import { useLiveEvents } from '#client/live/use-live.ts';
import type { PeerView } from '#client/media/conference-state.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import { withMedia } from './choose-peers.ts';
import { usePeers } from './conference-context.tsx';

/**
 * The other peer whose screen everybody is to see now, or null. The later act counts: who begins to present a document while a
 * screen is shared has the document shown instead.
 */
export function useSharedScreen(): PeerView | null {
  const sharing = withMedia(usePeers()).find((peer) => peer.screen && !peer.isSelf) ?? null;
  const key = sharing?.key ?? null;
  const [isOverruled, setOverruled] = useState(false);
  useEffect(() => {
    if (key !== null) setOverruled(false);
  }, [key]);
  useLiveEvents(
    useCallback((event: LiveEvent) => {
      if (event.type === 'presentation.started') setOverruled(true);
    }, []),
  );
  return isOverruled ? null : sharing;
}

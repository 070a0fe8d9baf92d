import { useEffect, useRef } from 'react';
import { useMe } from '#client/api/session.ts';
import { chooseLarge, type PeerPicture } from '#client/features/conference/choose-peers.ts';
import { usePinned, useReceivesShared } from '#client/features/conference/conference-context.tsx';
import { useOthersOfRoom } from './use-others-of-room.ts';
import { useSpotlit } from './use-spotlit.ts';

/**
 * The picture that is large now: see `chooseLarge`; a face for who lets no shared screen come. A room's own device keeps to the
 * spotlight whatever was pinned on it, and so does a hall screen, where nothing is. Itself a room sees in small alone.
 */
export function useLargePicture(floorKey: string | null, wantsFaces = false): PeerPicture | null {
  const receivesShared = useReceivesShared();
  const faces = wantsFaces || !receivesShared;
  const isRoom = useMe().kind === 'siteDevice';
  const peers = useOthersOfRoom();
  const pinned = usePinned();
  const lit = useSpotlit();
  const spotlit = isRoom && lit?.peer.isSelf ? null : lit;
  const last = useRef<string | null>(null);
  const keys = {
    pinned: isRoom && spotlit ? null : pinned,
    spotlit,
    floor: floorKey,
    last: last.current,
  };
  const large = chooseLarge(peers, keys, faces);
  const key = large && !large.peer.isSelf ? large.peer.key : null;
  useEffect(() => {
    if (key !== null) last.current = key;
  }, [key]);
  return large;
}

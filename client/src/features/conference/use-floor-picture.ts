import { useEffect } from 'react';
import { deviceUserIdOf } from '#client/features/meeting/people.ts';
import { useLive } from '#client/live/use-live.ts';
import { findPeer } from './choose-peers.ts';
import { useConference, usePeers } from './conference-context.tsx';

/** Has the picture of who has the floor come before all others, to who lets one picture alone come. */
export function useFloorPicture(): void {
  const conference = useConference();
  const frame = useLive((state) => state.frame);
  const floor = useLive((state) => state.floor);
  const peers = usePeers();
  const peer = floor && findPeer(peers, floor, deviceUserIdOf(frame));
  const key = peer?.key ?? null;
  useEffect(() => conference.pictures.giveFloor(key), [conference, key]);
}

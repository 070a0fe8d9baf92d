import { useEffect, useState } from 'react';
import type { PeerView } from '#client/media/conference-state.ts';
import { chooseSpeaker } from './choose-peers.ts';
import { usePeers } from './conference-context.tsx';

/** Whom a stage shows large now, as `chooseSpeaker` says; who was shown last stays through a silence. */
export function useSpeaker(keys: { pinned: string | null; floor: string | null }): PeerView | null {
  const [last, setLast] = useState<string | null>(null);
  const speaker = chooseSpeaker(usePeers(), { ...keys, last });
  const key = speaker?.key ?? null;
  useEffect(() => setLast(key), [key]);
  return speaker;
}

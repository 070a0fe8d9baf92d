import { useEffect, useState } from 'react';
import {
  useConferenceState,
  useHasShownPicture,
  usePeers,
} from '#client/features/conference/conference-context.tsx';

/** The longest that the document waits for the others' pictures, in milliseconds. */
const PATIENCE_MS = 700;

/**
 * Whether the document may be opened. While one joins, the others' pictures go first: pdf.js takes a small device's whole
 * power for a moment, and would hold them up for longer than it is held up itself.
 */
export function useDocumentTurn(): boolean {
  const { status } = useConferenceState();
  const othersShow = usePeers().some((peer) => !peer.isSelf && peer.camera);
  const hasShown = useHasShownPicture();
  const awaited = !hasShown && (status === 'joining' || (status === 'joined' && othersShow));
  const [hadTurn, setHadTurn] = useState(false);
  useEffect(() => {
    if (hadTurn) return;
    const timer = setTimeout(() => setHadTurn(true), awaited ? PATIENCE_MS : 0);
    return () => clearTimeout(timer);
  }, [awaited, hadTurn]);
  return hadTurn || !awaited;
}

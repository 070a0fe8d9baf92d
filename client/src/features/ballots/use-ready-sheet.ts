import { useEffect, useRef } from 'react';
import { useLive, useLiveView, useMay } from '#client/live/use-live.ts';
import { votersIn } from './voters.ts';

/** Brings the ready check up for who is asked and has not answered, and takes it away with its end or one's answer elsewhere. */
export function useReadySheet(show: (shown: boolean) => void): boolean {
  const selfId = useLiveView((view) => view.selfId);
  const maySay = useMay('readiness.say');
  const askedAt = useLive((state) => state.readyCheck?.askedAt ?? null);
  const answered = useLive(
    (state) => selfId !== null && (state.readyCheck?.ready.includes(selfId) ?? false),
  );
  const isVoter = useLive((state) => selfId !== null && votersIn(state).includes(selfId));
  const isAsked = askedAt !== null && maySay && isVoter && !answered;
  const tell = useRef(show);
  tell.current = show;
  useEffect(() => {
    if (!isAsked) return;
    tell.current(true);
    return () => tell.current(false);
  }, [isAsked]);
  return isAsked;
}

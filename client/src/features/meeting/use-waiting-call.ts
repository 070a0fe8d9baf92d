import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useLiveStore } from '#client/live/use-live.ts';
import type { PageCall } from '#contract/live/presentation.ts';

/** How long the notice of a call stands before the page turns, in milliseconds. */
export const CALL_NOTICE_MS = 5_000;

/** A call that is older when this device first hears of it, as after a long outage, is not news any more; in milliseconds. */
const NEWS_MS = 60_000;

/** A call to a page with its notice: how many seconds are left, and the two answers. */
export type WaitingCall = {
  call: PageCall;
  secondsLeft: number;
  goNow(): void;
  stay(): void;
};

/** Gives a call its moment: counts down on this device and then goes along, unless it was answered before. */
export function useWaitingCall(
  unanswered: PageCall | null,
  answer: (seq: number, goesAlong: boolean) => void,
): WaitingCall | null {
  const store = useLiveStore();
  const latest = useRef(answer);
  useLayoutEffect(() => {
    latest.current = answer;
  });
  const [left, setLeft] = useState<{ seq: number; seconds: number } | null>(null);
  const seq = unanswered?.seq ?? null;
  const calledAt = unanswered?.at ?? null;
  useEffect(() => {
    if (seq === null || calledAt === null) return;
    if (store.serverNow() - Date.parse(calledAt) > NEWS_MS) return latest.current(seq, true);
    const goesAt = performance.now() + CALL_NOTICE_MS;
    const count = () => {
      const leftMs = goesAt - performance.now();
      if (leftMs <= 0) latest.current(seq, true);
      else setLeft({ seq, seconds: Math.ceil(leftMs / 1000) });
    };
    count();
    const timer = setInterval(count, 200);
    return () => clearInterval(timer);
  }, [seq, calledAt, store]);
  if (!unanswered || left?.seq !== unanswered.seq) return null;
  return {
    call: unanswered,
    secondsLeft: left.seconds,
    goNow: () => answer(unanswered.seq, true),
    stay: () => answer(unanswered.seq, false),
  };
}

import { useEffect, useState } from 'react';
import { ApiError } from '#client/api/api-error.ts';

/** Whole seconds left until `until` (milliseconds of the device's clock), never below 0. */
export function secondsLeft(until: number, nowMs: number): number {
  return Math.max(0, Math.ceil((until - nowMs) / 1000));
}

/** Counts down the seconds for which the server refuses to listen; 0 when it listens or names no time. */
export function useThrottle(error: unknown): number {
  const [left, setLeft] = useState(0);

  // Each refusal begins the count anew, even with the same figure.
  useEffect(() => {
    const wait = waitOf(error);
    setLeft(wait);
    if (wait === 0) return;
    const until = Date.now() + wait * 1000;
    const timer = setInterval(() => {
      const next = secondsLeft(until, Date.now());
      setLeft(next);
      if (next === 0) clearInterval(timer);
    }, 500);
    return () => clearInterval(timer);
  }, [error]);

  return left;
}

function waitOf(error: unknown): number {
  if (!(error instanceof ApiError) || error.code !== 'TOO_MANY') return 0;
  return error.body.retryAfterSeconds ?? 0;
}

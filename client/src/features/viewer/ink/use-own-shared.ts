import { useEffect, useState } from 'react';
import type { SharedStroke, Stroke } from '#contract/live/ink.ts';

/** An own stroke of shared ink that has not come back yet as part of the meeting. */
export type PendingStroke = { page: number; stroke: Stroke };

/** Sends a stroke of shared ink; settles when the server has stored or refused it. */
export type SendStroke = (page: number, stroke: Stroke) => Promise<void>;

/** How long a stroke may still be on its way back after the server has answered, in milliseconds. */
const PATIENCE_MS = 8000;

/**
 * Shows the presenter's own strokes at once, until they come back as part of the meeting or are refused. While the line is down
 * they wait to be sent, and stay in sight.
 */
export function useOwnShared(
  send: SendStroke | null,
  sharedInk: SharedStroke[],
): { pending: PendingStroke[]; send: SendStroke | null } {
  const [pending, setPending] = useState<PendingStroke[]>([]);
  useEffect(() => {
    const come = new Set(sharedInk.map(({ strokeId }) => strokeId));
    setPending((old) =>
      old.some(({ stroke }) => come.has(stroke.strokeId))
        ? old.filter(({ stroke }) => !come.has(stroke.strokeId))
        : old,
    );
  }, [sharedInk]);
  const drop = (stroke: Stroke) => setPending((old) => old.filter((one) => one.stroke !== stroke));
  return {
    pending,
    send:
      send &&
      ((page, stroke) => {
        setPending((old) => [...old, { page, stroke }]);
        const sent = send(page, stroke);
        void sent.finally(() => setTimeout(() => drop(stroke), PATIENCE_MS));
        return sent;
      }),
  };
}

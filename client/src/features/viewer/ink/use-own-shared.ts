import { useEffect, useState } from 'react';
import type { SharedStroke, Stroke } from '#contract/live/state.ts';
import type { InkChange, InkChanges } from './use-ink-changes.ts';

type Pending = { page: number; stroke: Stroke };

/** How long an own stroke is shown without the server's word, in milliseconds. */
const PATIENCE_MS = 8000;

/** Shows the presenter's own strokes at once, until they come back as part of the meeting or are given up. */
export function useOwnShared(
  changes: InkChanges,
  sharedInk: SharedStroke[],
): { changes: InkChanges; pending: Pending[] } {
  const [pending, setPending] = useState<Pending[]>([]);
  useEffect(() => {
    const come = new Set(sharedInk.map(({ strokeId }) => strokeId));
    setPending((old) =>
      old.some(({ stroke }) => come.has(stroke.strokeId))
        ? old.filter(({ stroke }) => !come.has(stroke.strokeId))
        : old,
    );
  }, [sharedInk]);
  const show = (page: number, change: InkChange) => {
    if (change.kind !== 'all' || !change.drawn) return;
    const { stroke } = change;
    setPending((old) => [...old, { page, stroke }]);
    setTimeout(() => setPending((old) => old.filter((one) => one.stroke !== stroke)), PATIENCE_MS);
  };
  return {
    pending,
    changes: {
      ...changes,
      make: (page, made) => {
        for (const change of made) show(page, change);
        changes.make(page, made);
      },
    },
  };
}

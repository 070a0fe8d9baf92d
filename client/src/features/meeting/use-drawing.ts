import { useEffect, useState } from 'react';
import { gatherDrawing } from '#client/features/viewer/drawing-signals.ts';
import type { DrawingStroke } from '#client/features/viewer/viewer-props.ts';
import { useLive, useLiveStore } from '#client/live/use-live.ts';

/** The strokes that the presenter is drawing right now; a finished one leaves the list when it comes as an event. */
export function useDrawing(): DrawingStroke[] {
  const store = useLiveStore();
  const sharedInk = useLive((state) => state.sharedInk);
  const [strokes, setStrokes] = useState<DrawingStroke[]>([]);
  useEffect(
    () =>
      store.onSignal((signal) => {
        if (signal.type === 'drawing')
          setStrokes((before) => gatherDrawing(before, signal, Date.now()));
      }),
    [store],
  );
  useEffect(() => {
    const stored = new Set(sharedInk.map((stroke) => stroke.strokeId));
    setStrokes((before) => {
      const left = before.filter((stroke) => !stored.has(stroke.strokeId));
      return left.length === before.length ? before : left;
    });
  }, [sharedInk]);
  return strokes;
}

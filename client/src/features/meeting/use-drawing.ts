import { useEffect, useState } from 'react';
import {
  DRAWING_SILENCE_MS,
  dropSilent,
  gatherDrawing,
} from '#client/features/viewer/drawing-signals.ts';
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
  // A line that was given up, or whose end was lost, is not told of again.
  useEffect(() => {
    if (strokes.length === 0) return;
    const timer = setTimeout(
      () => setStrokes((before) => dropSilent(before, Date.now())),
      DRAWING_SILENCE_MS,
    );
    return () => clearTimeout(timer);
  }, [strokes]);
  return strokes;
}

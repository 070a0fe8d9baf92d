import { memo } from 'react';
import type { Stroke } from '#contract/live/ink.ts';
import { strokePath } from './stroke-path.ts';

/** One stroke in page space: a pen's line as a filled outline, a highlighter's as a broad line. */
export const StrokeShape = memo(function StrokeShape({
  stroke,
  finished = true,
}: {
  stroke: Pick<Stroke, 'tool' | 'color' | 'widthPt' | 'points'>;
  finished?: boolean;
}) {
  const path = strokePath(stroke, finished);
  if (stroke.tool === 'pen') return <path d={path} fill={stroke.color} />;
  return (
    <path
      d={path}
      fill="none"
      stroke={stroke.color}
      strokeWidth={stroke.widthPt}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  );
});

import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shape, Stamp } from '../notes/annotation-body.ts';
import { STAMP_PT } from './annotation-bounds.ts';
import classes from './InkLayer.module.css';
import { STAMP_COLORS } from './ink-tools.ts';
import { shapePath } from './shape-path.ts';

/** A line, arrow, rectangle or ellipse in page space. */
export const ShapeFigure = memo(function ShapeFigure({ shape }: { shape: Shape }) {
  return (
    <path
      d={shapePath(shape)}
      fill="none"
      stroke={shape.color}
      strokeWidth={shape.widthPt}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  );
});

/** A stamp in page space: its words in a double frame. */
export const StampFigure = memo(function StampFigure({ stamp: { stamp, x, y } }: { stamp: Stamp }) {
  const { t } = useTranslation('viewer');
  const { width, height } = STAMP_PT;
  const color = STAMP_COLORS[stamp];
  return (
    <g transform={`translate(${x} ${y})`} data-stamp={stamp}>
      <rect
        x={1}
        y={1}
        width={width - 2}
        height={height - 2}
        rx={5}
        fill="none"
        stroke={color}
        strokeWidth={1.8}
      />
      <rect
        x={3.6}
        y={3.6}
        width={width - 7.2}
        height={height - 7.2}
        rx={3}
        fill="none"
        stroke={color}
        strokeWidth={0.7}
      />
      <text className={classes.stamp} x={width / 2} y={height / 2} fill={color}>
        {t(`stamp.${stamp}`)}
      </text>
    </g>
  );
});

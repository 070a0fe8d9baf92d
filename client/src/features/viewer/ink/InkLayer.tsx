import type { Ref } from 'react';
import type { SharedStroke, Stroke } from '#contract/live/ink.ts';
import type { PrivateAnnotation } from '../notes/annotation-store.ts';
import { type PageRect, type PageView, sheetSize, turnTransform } from '../page-space.ts';
import type { DrawingStroke } from '../viewer-props.ts';
import classes from './InkLayer.module.css';
import { HIGHLIGHT_COLOR } from './ink-tools.ts';
import { ShapeFigure, StampFigure } from './ShapeFigure.tsx';
import { StrokeShape } from './StrokeShape.tsx';

/** A marked stretch of text on the page, for search hits; `current`: the one that is looked at. */
export type Mark = { rects: PageRect[]; current: boolean };

/**
 * All that is drawn on a page, as vectors in page space. Highlights lie under the text's blackness (multiplied), lines over
 * it. The line that is being drawn is written into `livePath` by the pen itself, without React in between.
 */
export function InkLayer({
  view,
  annotations,
  shared,
  own,
  drawing,
  marks,
  livePath,
  liveBroadPath,
}: {
  view: PageView;
  annotations: PrivateAnnotation[];
  shared: SharedStroke[];
  /** The presenter's own strokes that are on their way to the server. */
  own: Stroke[];
  drawing: DrawingStroke[];
  marks: Mark[];
  livePath: Ref<SVGPathElement>;
  liveBroadPath: Ref<SVGPathElement>;
}) {
  const { width, height } = sheetSize({ ...view, scale: 1 });
  const box = `0 0 ${width} ${height}`;
  const turned = turnTransform(view.size, view.turn);
  const privateStrokes = annotations.flatMap(({ body }) =>
    body.kind === 'ink' ? [body.stroke] : [],
  );
  const strokes = [...privateStrokes, ...shared, ...own];
  return (
    <>
      <svg className={classes.under} viewBox={box} aria-hidden="true">
        <g transform={turned}>
          {marks.flatMap((mark) =>
            mark.rects.map(([x, y, w, h]) => (
              <rect
                key={`${x}/${y}/${w}`}
                data-mark=""
                className={mark.current ? classes.currentMark : classes.mark}
                x={x - 1}
                y={y - 1}
                width={w + 2}
                height={h + 2}
                rx={1.5}
              />
            )),
          )}
          {annotations.map(({ annotationId, body }) =>
            body.kind === 'highlight'
              ? body.rects.map(([x, y, w, h]) => (
                  <rect
                    key={`${annotationId}/${x}/${y}`}
                    data-highlight={annotationId}
                    x={x}
                    y={y}
                    width={w}
                    height={h}
                    fill={body.color ?? HIGHLIGHT_COLOR}
                  />
                ))
              : null,
          )}
          {strokes.map((stroke) =>
            stroke.tool === 'highlighter' ? (
              <StrokeShape key={stroke.strokeId} stroke={stroke} />
            ) : null,
          )}
          {drawing.map(({ strokeId, style, points }) =>
            style.tool === 'highlighter' ? (
              <StrokeShape key={strokeId} stroke={{ ...style, points }} finished={false} />
            ) : null,
          )}
          <path ref={liveBroadPath} fill="none" strokeLinecap="round" strokeLinejoin="round" />
        </g>
      </svg>
      <svg className={classes.over} viewBox={box} aria-hidden="true" data-ink={strokes.length}>
        <g transform={turned}>
          {strokes.map((stroke) =>
            stroke.tool === 'pen' ? <StrokeShape key={stroke.strokeId} stroke={stroke} /> : null,
          )}
          {drawing.map(({ strokeId, style, points }) =>
            style.tool === 'pen' ? (
              <StrokeShape key={strokeId} stroke={{ ...style, points }} finished={false} />
            ) : null,
          )}
          {annotations.map(({ annotationId, body }) => {
            if (body.kind === 'shape') return <ShapeFigure key={annotationId} shape={body} />;
            return body.kind === 'stamp' ? <StampFigure key={annotationId} stamp={body} /> : null;
          })}
          <path ref={livePath} strokeLinecap="round" strokeLinejoin="round" />
        </g>
      </svg>
    </>
  );
}

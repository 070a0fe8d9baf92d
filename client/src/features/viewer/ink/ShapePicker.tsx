import {
  IconArrowUpRight,
  IconCircle,
  IconLine,
  IconRectangle,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SHAPES } from './ink-tools.ts';
import type { ShapeStyle } from './live-shape.ts';
import classes from './StylePicker.module.css';
import { ColorRow, WidthRow } from './StylePicker.tsx';

const PICTURES: Record<ShapeStyle['shape'], TablerIcon> = {
  line: IconLine,
  arrow: IconArrowUpRight,
  rectangle: IconRectangle,
  ellipse: IconCircle,
};

/** Which shape is drawn, in which colour and width. */
export function ShapePicker({
  style,
  onStyle,
}: {
  style: ShapeStyle;
  onStyle: (style: ShapeStyle) => void;
}) {
  const { t } = useTranslation('viewer');
  return (
    <fieldset className={classes.picker} aria-label={t('shapeFor')}>
      <div className={classes.row}>
        {SHAPES.map((shape) => {
          const Picture = PICTURES[shape];
          return (
            <button
              key={shape}
              type="button"
              className={classes.choice}
              aria-label={t(`shape.${shape}`)}
              title={t(`shape.${shape}`)}
              aria-pressed={style.shape === shape}
              onClick={() => onStyle({ ...style, shape })}
            >
              <Picture size={22} />
            </button>
          );
        })}
      </div>
      <ColorRow tool="pen" color={style.color} onColor={(color) => onStyle({ ...style, color })} />
      <WidthRow
        tool="pen"
        widthPt={style.widthPt}
        onWidth={(widthPt) => onStyle({ ...style, widthPt })}
      />
    </fieldset>
  );
}

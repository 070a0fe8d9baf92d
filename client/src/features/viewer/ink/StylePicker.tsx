import { useTranslation } from 'react-i18next';
import { INK_COLORS, INK_WIDTHS, type LineStyle } from './ink-tools.ts';
import classes from './StylePicker.module.css';

/** The colours and widths of the tool in hand. */
export function StylePicker({
  style,
  onStyle,
}: {
  style: LineStyle;
  onStyle: (style: LineStyle) => void;
}) {
  const { t } = useTranslation('viewer');
  return (
    <fieldset className={classes.picker} aria-label={t(`${style.tool}For`)}>
      <div className={classes.row}>
        {Object.entries(INK_COLORS[style.tool]).map(([name, color]) => (
          <button
            key={name}
            type="button"
            className={classes.choice}
            aria-label={t(`color.${name as keyof typeof INK_COLORS.pen | 'yellow' | 'pink'}`)}
            aria-pressed={style.color === color}
            onClick={() => onStyle({ ...style, color })}
          >
            <span className={classes.dot} style={{ background: color }} />
          </button>
        ))}
      </div>
      <div className={classes.row}>
        {Object.entries(INK_WIDTHS[style.tool]).map(([name, widthPt]) => (
          <button
            key={name}
            type="button"
            className={classes.choice}
            aria-label={t(`width.${name as keyof typeof INK_WIDTHS.pen}`)}
            aria-pressed={style.widthPt === widthPt}
            onClick={() => onStyle({ ...style, widthPt })}
          >
            <span className={classes.line} data-width={name} />
          </button>
        ))}
      </div>
    </fieldset>
  );
}

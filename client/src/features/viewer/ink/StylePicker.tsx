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
  const { tool, color, widthPt } = style;
  return (
    <fieldset className={classes.picker} aria-label={t(`${tool}For`)}>
      <ColorRow tool={tool} color={color} onColor={(next) => onStyle({ ...style, color: next })} />
      <WidthRow
        tool={tool}
        widthPt={widthPt}
        onWidth={(next) => onStyle({ ...style, widthPt: next })}
      />
    </fieldset>
  );
}

/** The colours of a tool, one of which is in hand; null: none of them. */
export function ColorRow({
  tool,
  color,
  onColor,
}: {
  tool: LineStyle['tool'];
  color: string | null;
  onColor: (color: string) => void;
}) {
  const { t } = useTranslation('viewer');
  return (
    <div className={classes.row}>
      {Object.entries(INK_COLORS[tool]).map(([name, value]) => (
        <button
          key={name}
          type="button"
          className={classes.choice}
          aria-label={t(`color.${name as keyof typeof INK_COLORS.pen | 'yellow' | 'pink'}`)}
          aria-pressed={color === value}
          onClick={() => onColor(value)}
        >
          <span className={classes.dot} style={{ background: value }} />
        </button>
      ))}
    </div>
  );
}

/** The widths of a tool, one of which is in hand. */
export function WidthRow({
  tool,
  widthPt,
  onWidth,
}: {
  tool: LineStyle['tool'];
  widthPt: number;
  onWidth: (widthPt: number) => void;
}) {
  const { t } = useTranslation('viewer');
  return (
    <div className={classes.row}>
      {Object.entries(INK_WIDTHS[tool]).map(([name, value]) => (
        <button
          key={name}
          type="button"
          className={classes.choice}
          aria-label={t(`width.${name as keyof typeof INK_WIDTHS.pen}`)}
          aria-pressed={widthPt === value}
          onClick={() => onWidth(value)}
        >
          <span className={classes.line} data-width={name} />
        </button>
      ))}
    </div>
  );
}

import { IconDots, type TablerIcon } from '@tabler/icons-react';
import { useContext, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveContext } from '#client/live/use-live.ts';
import { BarButton } from './BarButton.tsx';
import pickerClasses from './ink/StylePicker.module.css';
import classes from './ToolBar.module.css';
import { useClosing } from './use-closing.ts';

/** Something that is seldom asked for; `pressed`: what it opens is open, undefined when it closes by itself. */
export type SeldomTool = {
  name: string;
  label: string;
  picture: TablerIcon;
  pressed: boolean | undefined;
  onClick: () => void;
};

/** What is seldom asked for, behind one button, so that the bar fits a low window; a single one stands in the bar itself. */
export function MoreTools({ tools }: { tools: SeldomTool[] }) {
  const { t } = useTranslation('viewer');
  const slot = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  useClosing(slot, open, () => setOpen(false));
  // In a meeting the dock has a "more" of its own.
  const more = t(useContext(LiveContext) ? 'moreToolsInRoom' : 'moreTools');
  const [only] = tools;
  if (!only) return null;
  if (tools.length === 1)
    return (
      <BarButton label={only.label} pressed={only.pressed} onClick={only.onClick}>
        <only.picture size={22} />
      </BarButton>
    );
  return (
    <div ref={slot} className={classes.slot} data-more="">
      <BarButton
        label={more}
        pressed={tools.some(({ pressed }) => pressed) || undefined}
        expanded={open}
        onClick={() => setOpen(!open)}
      >
        <IconDots size={22} />
      </BarButton>
      {open && (
        <fieldset className={pickerClasses.picker} data-low="" aria-label={more}>
          {tools.map(({ name, label, picture: Picture, pressed, onClick }) => (
            <button
              key={name}
              type="button"
              className={pickerClasses.worded}
              aria-pressed={pressed}
              onClick={() => {
                setOpen(false);
                onClick();
              }}
            >
              <Picture size={20} aria-hidden="true" />
              {label}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

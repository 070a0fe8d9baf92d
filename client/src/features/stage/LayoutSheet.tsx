import {
  IconArrowsMaximize,
  IconDeviceTv,
  IconFileText,
  IconLayoutColumns,
  IconLayoutGrid,
  IconUserSquare,
} from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useLive, useMay } from '#client/live/use-live.ts';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { StageLayout } from '#contract/live/stage.ts';
import classes from './LayoutSheet.module.css';
import { SpotlightField } from './SpotlightField.tsx';
import { type Shows, STAGE_LAYOUTS } from './stage-layout.ts';

const ICONS: Record<StageLayout, typeof IconFileText> = {
  speaker: IconUserSquare,
  gallery: IconLayoutGrid,
  documentSpeaker: IconFileText,
  sideBySide: IconLayoutColumns,
  hall: IconArrowsMaximize,
};

/** How one's own screen is laid out; for who leads, also everybody's, with what is kept large for all. */
export function LayoutSheet({
  shows,
  onShow,
  onClose,
}: {
  shows: Shows;
  /** Null on a device that follows what is set. */
  onShow: ((layout: StageLayout) => void) | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('stage');
  const maySet = useMay('stage.setLayout');
  const mayLight = useMay('stage.spotlight');
  const ended = useLive((state) => state.phase === 'ended');
  const set = useLive((state) => state.stage.layout);
  const { run, error } = useRun();
  const choices = STAGE_LAYOUTS.map((layout) => {
    const Picture = ICONS[layout];
    return {
      value: layout,
      label: t(`layout.${layout}`),
      text: t(`text.${layout}`),
      icon: <Picture size={24} aria-hidden="true" />,
    };
  });
  const free = {
    value: null,
    label: t('free'),
    text: t('freeText'),
    icon: <IconDeviceTv size={24} aria-hidden="true" />,
  };
  return (
    <Sheet open title={t('title')} onClose={onClose}>
      <div className={classes.groups}>
        {onShow && (
          <LayoutChoice
            label={t('own')}
            value={shows === 'seats' ? undefined : shows}
            choices={choices}
            onChoose={(layout) => layout && onShow(layout)}
          />
        )}
        {maySet && !ended && (
          <LayoutChoice
            label={t('forAll')}
            value={set}
            choices={[free, ...choices]}
            onChoose={(layout) => void run('stage.setLayout', { layout })}
          />
        )}
        {mayLight && !ended && (
          <SpotlightField onChoose={(on) => void run('stage.spotlight', { on })} />
        )}
        {error !== null && <ErrorNotice error={error} />}
      </div>
    </Sheet>
  );
}

type Choice = { value: StageLayout | null; label: string; text: string; icon: ReactNode };

function LayoutChoice({
  label,
  value,
  choices,
  onChoose,
}: {
  label: string;
  /** Undefined: none of them. */
  value: StageLayout | null | undefined;
  choices: readonly Choice[];
  onChoose: (layout: StageLayout | null) => void;
}) {
  const name = useId();
  return (
    <fieldset className={classes.group}>
      <legend className={classes.label}>{label}</legend>
      <div className={classes.choices}>
        {choices.map((choice) => (
          <label key={choice.value} className={classes.choice}>
            <input
              type="radio"
              name={name}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
            />
            {choice.icon}
            <span className={classes.words}>
              <strong>{choice.label}</strong>
              <span className={classes.text}>{choice.text}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

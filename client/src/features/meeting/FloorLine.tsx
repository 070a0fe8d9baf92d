import { IconMicrophone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLive, useLiveView } from '#client/live/use-live.ts';
import classes from './FloorLine.module.css';
import { useFloorView } from './use-floor-view.ts';

/** One line on a phone, where no picture says it: who speaks and how much time is left. One's own time stands in the state bar. */
export function FloorLine() {
  const { t } = useTranslation('meeting');
  const { t: tFloor } = useTranslation('floor');
  const selfId = useLiveView((view) => view.selfId);
  const isOwn = useLive((state) => state.floor?.userId === selfId);
  const floor = useFloorView();
  if (!floor || isOwn) return null;
  const what = floor.kind === 'speech' ? t('side.speaking') : tFloor(`kind.${floor.kind}`);
  return (
    <section
      className={classes.line}
      data-over={floor.over || floor.isLast || undefined}
      aria-label={t('side.hasFloor')}
    >
      <IconMicrophone size={18} aria-hidden="true" />
      <p className={classes.words}>
        <strong>{floor.name}</strong> · {[what, floor.standsFor].filter(Boolean).join(' · ')}
      </p>
      <span
        className={`${classes.time} numerals`}
        role="timer"
        aria-label={t(floor.over ? 'side.timeOver' : 'side.timeLeft')}
      >
        {floor.clock}
      </span>
    </section>
  );
}

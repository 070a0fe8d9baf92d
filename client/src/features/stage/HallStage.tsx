import { IconArrowsMinimize } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import hall from '#client/features/hall/HallScreen.module.css';
import { HallView } from '#client/features/hall/HallView.tsx';
import type { Centre } from '#client/features/meeting/use-centre.ts';
import { Button } from '#client/ui/Button.tsx';
import classes from './HallStage.module.css';
import { LayoutButton } from './LayoutButton.tsx';

/** The meeting as the hall screen shows it, on one's own device; its few controls come with a move of the pointer. */
export function HallStage({ centre, onLayout }: { centre: Centre; onLayout: () => void }) {
  const { t } = useTranslation('stage');
  const { mayChoose, show } = centre;
  const leave = useEffectEvent(() => show('documentSpeaker'));
  useEffect(() => {
    if (!mayChoose) return;
    const listen = (event: KeyboardEvent) => {
      // An open sheet takes its Escape for itself.
      if (event.key === 'Escape' && !document.querySelector('dialog[open]')) leave();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [mayChoose]);
  return (
    <div className={classes.stage}>
      <div className={hall.hall} data-always-dark>
        <HallView />
      </div>
      {mayChoose && (
        <div className={classes.controls} data-asleep-hidden>
          <LayoutButton onClick={onLayout} />
          <Button
            icon={<IconArrowsMinimize size={20} aria-hidden="true" />}
            onClick={() => show('documentSpeaker')}
          >
            {t('leaveHall')}
          </Button>
        </div>
      )}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import classes from './LowerThird.module.css';
import { shortSiteName } from './people.ts';
import { TimerRing } from './TimerRing.tsx';
import type { FloorView } from './use-floor-view.ts';

/** Lies over the speaker's picture: who speaks, from where, and how much time is left. */
export function LowerThird({ floor }: { floor: FloorView }) {
  const { t } = useTranslation('meeting');
  const { t: tFloor } = useTranslation('floor');
  const { kind, post, siteName, standsFor } = floor;
  const place = siteName && shortSiteName(siteName);
  const speaking = place ? t('side.speakingFrom', { place }) : t('side.speaking');
  const what = kind === 'speech' ? speaking : [tFloor(`kind.${kind}`), place];
  // What comes last is cut where there is no room: never in whose stead they speak.
  const under = [standsFor, post, what].flat().filter(Boolean).join(' · ');
  return (
    <div className={classes.lower}>
      <div className={classes.words}>
        <p className={classes.name}>{floor.name}</p>
        <p className={classes.under}>{under}</p>
      </div>
      <TimerRing
        share={floor.over ? 1 : floor.share}
        text={floor.clock}
        label={t(floor.over ? 'side.timeOver' : 'side.timeLeft')}
        over={floor.over}
      />
    </div>
  );
}

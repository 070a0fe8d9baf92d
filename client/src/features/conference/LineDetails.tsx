import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineWay } from '#client/media/line-way.ts';
import { Sheet } from '#client/ui/Sheet.tsx';
import { useConference } from './conference-context.tsx';
import classes from './LineIndicator.module.css';
import { LineIndicator } from './LineIndicator.tsx';
import { PictureChoices } from './PictureChoices.tsx';

/** How often the way is looked at while it is shown, in milliseconds: it may change with the network. */
const LOOK_EVERY_MS = 3000;

/** How this device's line is, which way it takes, and which pictures come over it. */
export function LineDetails({ lost, onClose }: { lost: boolean; onClose: () => void }) {
  const { t } = useTranslation('conference');
  const { t: tCheck } = useTranslation('deviceCheck');
  const way = useWay();
  return (
    <Sheet open title={t('line.title')} onClose={onClose}>
      <div className={classes.details}>
        <LineIndicator lost={lost} />
        <p role="status">{way ? tCheck(`line.way.${way}`) : t('line.noWay')}</p>
      </div>
      <PictureChoices />
    </Sheet>
  );
}

function useWay(): LineWay | null {
  const { pictures } = useConference();
  const [way, setWay] = useState<LineWay | null>(null);
  useEffect(() => {
    let isShown = true;
    const look = () =>
      void pictures.way().then(
        (found) => isShown && setWay(found),
        // A line that is just replaced cannot be asked: the next look can.
        () => undefined,
      );
    look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => {
      isShown = false;
      clearInterval(timer);
    };
  }, [pictures]);
  return way;
}

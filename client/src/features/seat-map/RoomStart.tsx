import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import type { SeatMap } from '#contract/seating/seat-map.ts';
import { PlanForm } from './PlanForm.tsx';
import { numbersFor } from './plan-draft.ts';
import { RoomSketch } from './RoomSketch.tsx';
import classes from './SeatingStep.module.css';

/** A room without a map: takes the one that it had last, or lays it out from a few numbers. */
export function RoomStart({
  usual,
  people,
  onStart,
}: {
  usual: SeatMap | null;
  people: number;
  onStart: (map: SeatMap) => void;
}) {
  const { t } = useTranslation('seating');
  return (
    <Card title={t('start.title')}>
      {usual && (
        <>
          <Notice
            action={
              <Button
                look="primary"
                icon={<IconHistory size={20} aria-hidden="true" />}
                onClick={() => onStart(usual)}
              >
                {t('start.usual', { seats: usual.seats.length })}
              </Button>
            }
          >
            {t('start.usualText')}
          </Notice>
          <RoomSketch map={usual} />
        </>
      )}
      <p className={classes.lead}>{t('start.text')}</p>
      <PlanForm begin={numbersFor(people)} onMake={onStart} />
    </Card>
  );
}

import { IconArmchair } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { SegmentedChoice } from '#client/ui/SegmentedChoice.tsx';
import { LAYOUTS, type Layout, layOut, PLAN_LIMITS } from '#contract/seating/layouts.ts';
import type { SeatMap } from '#contract/seating/seat-map.ts';
import { isSound, NUMBERS_OF, type PlanNumber, type PlanNumbers, planOf } from './plan-draft.ts';
import { RoomSketch } from './RoomSketch.tsx';
import classes from './SeatingStep.module.css';

const TEXT = {
  head: 'plan.head',
  rows: 'plan.rowCount',
  seatsPerRow: 'plan.seatsPerRow',
  seatsPerSide: 'plan.seatsPerSide',
  seats: 'plan.seats',
} as const satisfies Record<PlanNumber, string>;

/** Lays a room out from a few numbers, with a sketch of what comes of them. `begin` are the numbers that it proposes. */
export function PlanForm({
  begin,
  onMake,
}: {
  begin: PlanNumbers;
  onMake: (map: SeatMap) => void;
}) {
  const { t } = useTranslation('seating');
  const [layout, setLayout] = useState<Layout>('u');
  const [numbers, setNumbers] = useState(begin);
  const plan = planOf(layout, numbers);
  const map = plan && layOut(plan);
  return (
    <form
      aria-label={t('plan.title')}
      onSubmit={(event) => {
        event.preventDefault();
        if (map) onMake(map);
      }}
    >
      <SegmentedChoice
        label={t('plan.label')}
        value={layout}
        choices={LAYOUTS.map((value) => ({ value, label: t(`plan.${value}`) }))}
        onChange={setLayout}
      />
      <div className={classes.numbers}>
        {NUMBERS_OF[layout].map((name) => (
          <TextField
            key={name}
            label={t(TEXT[name])}
            type="number"
            inputMode="numeric"
            value={numbers[name]}
            {...PLAN_LIMITS[name]}
            error={isSound(name, numbers[name]) ? null : t('plan.range', PLAN_LIMITS[name])}
            onChange={(event) => setNumbers({ ...numbers, [name]: event.target.value })}
          />
        ))}
      </div>
      {map && <RoomSketch map={map} />}
      <div className={classes.planFoot}>
        <Button
          look="primary"
          type="submit"
          disabled={!map}
          icon={<IconArmchair size={20} aria-hidden="true" />}
        >
          {t('plan.make')}
        </Button>
        {map && <span role="status">{t('plan.total', { count: map.seats.length })}</span>}
      </div>
    </form>
  );
}

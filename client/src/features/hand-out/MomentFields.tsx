import { useTranslation } from 'react-i18next';
import { DateField } from '#client/ui/DateField.tsx';
import { CheckField } from '#client/ui/Field.tsx';
import { dayKey } from '#client/ui/format-date.ts';
import { TimeField } from '#client/ui/TimeField.tsx';
import classes from './HandOut.module.css';
import type { MomentDraft } from './hand-out-draft.ts';

/** A moment that may be left out: a tick, and day and time while it is set. */
export function MomentFields({
  label,
  moment,
  onChange,
}: {
  label: string;
  moment: MomentDraft;
  onChange: (moment: MomentDraft) => void;
}) {
  const { t } = useTranslation('handOut');
  return (
    <div>
      <CheckField
        label={label}
        checked={moment !== null}
        onChange={(event) =>
          onChange(event.target.checked ? { day: dayKey(new Date()), time: '08:00' } : null)
        }
      />
      {moment && (
        <div className={classes.moment}>
          <DateField
            label={t('time.day')}
            value={moment.day}
            onChange={(day) => onChange({ ...moment, day })}
          />
          <TimeField
            label={t('time.time')}
            value={moment.time}
            onChange={(time) => onChange({ ...moment, time })}
          />
        </div>
      )}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useOwnSeat } from '#client/features/seat-map/use-own-seat.ts';
import { useLive } from '#client/live/use-live.ts';
import { SelectField } from '#client/ui/Field.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { AttendanceMode } from '#contract/live/attendance.ts';
import classes from './Attendance.module.css';
import { OwnLeaving } from './OwnLeaving.tsx';
import { useCheckIn } from './use-check-in.ts';

/** How oneself takes part; choosing checks in, or corrects how one has. The dock's button takes the way that fits the seat. */
export function OwnAttendance() {
  const { t } = useTranslation('meeting');
  const { t: tSeating } = useTranslation('seating');
  const ended = useLive((state) => state.phase === 'ended');
  const checkIn = useCheckIn();
  const { run, error } = useRun();
  const ownSeat = useOwnSeat();
  if (!checkIn || ended) return null;
  return (
    <div>
      {ownSeat && <p className={classes.under}>{tSeating('own.yours', { seat: ownSeat })}</p>}
      <SelectField
        label={t('attendance.modeLabel')}
        value={checkIn.current ?? ''}
        onChange={(event) =>
          void run('attendance.checkIn', { mode: event.target.value as AttendanceMode })
        }
      >
        {checkIn.current === null && <option value="">{t('attendance.notYet')}</option>}
        {checkIn.modes.map((mode) => (
          <option key={mode} value={mode}>
            {t(`attendance.${mode}`)}
          </option>
        ))}
      </SelectField>
      <ErrorNotice error={error} />
      <OwnLeaving />
    </div>
  );
}

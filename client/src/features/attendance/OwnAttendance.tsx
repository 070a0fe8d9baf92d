import { useTranslation } from 'react-i18next';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useLive } from '#client/live/use-live.ts';
import { SelectField } from '#client/ui/Field.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { AttendanceMode } from '#contract/live/attendance.ts';
import { OwnLeaving } from './OwnLeaving.tsx';
import { useCheckIn } from './use-check-in.ts';

/** How oneself takes part; choosing checks in, or corrects how one has. The dock's button takes the way that fits the seat. */
export function OwnAttendance() {
  const { t } = useTranslation('meeting');
  const ended = useLive((state) => state.phase === 'ended');
  const checkIn = useCheckIn();
  const { run, error } = useRun();
  if (!checkIn || ended) return null;
  return (
    <div>
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

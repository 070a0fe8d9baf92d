import { IconQrcode, IconTable } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRun } from '#client/features/meeting/use-run.ts';
import { HallSeatsButton } from '#client/features/seat-map/HallSeatsButton.tsx';
import { useLive, useMay, useServerNow } from '#client/live/use-live.ts';
import { Button, ButtonLink } from '#client/ui/Button.tsx';
import { formatTime } from '#client/ui/format-date.ts';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { codeOnScreen } from '#contract/live/code-shown.ts';
import classes from './Attendance.module.css';

/** What who keeps attendance has at hand: the code on the hall screens, and the list as a file. */
export function KeepersTools() {
  const { t } = useTranslation('checkIn');
  const mayShow = useMay('attendance.showCode');
  const mayExport = useMay('attendance.export');
  const meetingId = useLive((state) => state.frame?.meetingId);
  const ended = useLive((state) => state.phase === 'ended');
  if (!meetingId || !(mayShow || mayExport)) return null;
  return (
    <div className={classes.tools}>
      {mayShow && !ended && <CodeTool />}
      <HallSeatsButton />
      {mayExport && (
        <ButtonLink
          size="small"
          to={`/api/meetings/${meetingId}/attendance/xlsx`}
          reloadDocument
          download
          icon={<IconTable size={20} aria-hidden="true" />}
        >
          {t('list.export')}
        </ButtonLink>
      )}
    </div>
  );
}

function CodeTool() {
  const { t } = useTranslation('checkIn');
  const live = useLive((state) => state);
  const now = useServerNow();
  const { run, busy, error } = useRun();
  if (live.phase === 'planned') return <p className={classes.under}>{t('code.before')}</p>;
  const shown = codeOnScreen(live, now);
  const asks = shown !== 'asked';
  return (
    <>
      {shown !== 'no' && live.codeShown && (
        <p className={classes.under}>
          {t('code.showing', { time: formatTime(live.codeShown.until) })}
        </p>
      )}
      <Button
        size="small"
        icon={<IconQrcode size={20} aria-hidden="true" />}
        loading={busy !== null}
        onClick={() => void run('attendance.showCode', { shown: asks })}
      >
        {t(asks ? 'code.show' : 'code.hide')}
      </Button>
      <ErrorNotice error={error} />
    </>
  );
}

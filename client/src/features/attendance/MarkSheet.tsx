import { IconCircleCheck, IconCircleX, IconDoorExit } from '@tabler/icons-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { MicrophoneButtons } from '#client/features/conference/MicrophoneButtons.tsx';
import { useRun } from '#client/features/meeting/use-run.ts';
import { RemovalButtons } from '#client/features/removal/RemovalButtons.tsx';
import { AskGuestOut } from '#client/features/waiting-room/AskGuestOut.tsx';
import { useLive, useLiveStore, useMay } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { dayKey, formatTime, instantOf } from '#client/ui/format-date.ts';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { parseTime } from '#client/ui/parse-day.ts';
import { Sheet } from '#client/ui/Sheet.tsx';
import { TimeField } from '#client/ui/TimeField.tsx';
import type { AttendanceMode } from '#contract/live/attendance.ts';
import classes from './Attendance.module.css';
import type { RosterEntry } from './group-roster.ts';

/**
 * The secretary records a person as present, absent, or excused with the reason. A guest who was let in leaves by their line, or by being
 * asked to.
 */
export function MarkSheet({ entry, onClose }: { entry: RosterEntry; onClose: () => void }) {
  const { t } = useTranslation('meeting');
  const { t: tCheckIn } = useTranslation('checkIn');
  const { userId, name, siteId, isLetIn } = entry.participant;
  const sites = useLive((state) => state.frame?.sites);
  const mayMute = useMay('microphone.mute');
  const { run, busy, error } = useRun();
  const [reason, setReason] = useState(
    entry.record?.status === 'excused' ? entry.record.reason : '',
  );
  const site = sites?.find((s) => s.siteId === siteId);
  const here: AttendanceMode = site && !site.isCentral ? 'atSite' : 'inPerson';
  const store = useLiveStore();
  const [begun] = useState(() => formatTime(new Date(store.serverNow())));
  const [time, setTime] = useState(begun);
  const running = useLive((state) => state.phase === 'running');
  const wasHere = entry.record?.status === 'present';
  const clock = parseTime(time);
  const timeIsWrong = clock === null;
  // A time that was left as it stood is this very moment.
  const isNow = timeIsWrong || time === begun;
  const at = isNow ? {} : { at: instantOf(dayKey(new Date(store.serverNow())), clock) };
  const done = (ok: boolean) => {
    if (ok) onClose();
  };
  // In the body, because the panel may be inside another sheet, which closes with a tap on what is not itself.
  return createPortal(
    <Sheet open onClose={onClose} title={t('attendance.markTitle', { name })}>
      <div className={classes.when}>
        <TimeField
          label={tCheckIn('list.time')}
          value={time}
          error={timeIsWrong ? tCheckIn('list.timeWrong') : null}
          onChange={setTime}
        />
      </div>
      <div className={classes.marks}>
        <Button
          icon={<IconCircleCheck size={20} aria-hidden="true" />}
          loading={busy === 'attendance.mark'}
          disabled={timeIsWrong}
          onClick={() =>
            void run('attendance.mark', { status: 'present', userId, mode: here, ...at }).then(done)
          }
        >
          {t('attendance.present')}
        </Button>
        <Button
          icon={<IconCircleX size={20} aria-hidden="true" />}
          onClick={() => void run('attendance.mark', { status: 'absent', userId }).then(done)}
        >
          {t('attendance.absent')}
        </Button>
        {running && wasHere && !isLetIn && (
          <Button
            icon={<IconDoorExit size={20} aria-hidden="true" />}
            disabled={timeIsWrong}
            onClick={() =>
              void run('attendance.mark', { status: 'left', userId, ...at }).then(done)
            }
          >
            {tCheckIn('list.markLeft')}
          </Button>
        )}
        {isLetIn ? (
          <AskGuestOut guest={entry.participant} onDone={onClose} />
        ) : (
          <RemovalButtons person={entry.participant} onDone={onClose} />
        )}
        {mayMute && <MicrophoneButtons person={entry.participant} onDone={onClose} />}
      </div>
      <form
        className={classes.excuse}
        onSubmit={(event) => {
          event.preventDefault();
          void run('attendance.mark', { status: 'excused', userId, reason: reason.trim() }).then(
            done,
          );
        }}
      >
        <TextField
          label={t('attendance.reason')}
          value={reason}
          required
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" disabled={reason.trim() === ''}>
          {t('attendance.saveReason')}
        </Button>
      </form>
      <ErrorNotice error={error} />
    </Sheet>,
    document.body,
  );
}

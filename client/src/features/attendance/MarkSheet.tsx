import { IconCircleCheck, IconCircleX, IconMicrophoneOff } from '@tabler/icons-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useLive, useMay } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { AttendanceMode } from '#contract/live/state.ts';
import classes from './Attendance.module.css';
import type { RosterEntry } from './group-roster.ts';

/** The secretary records a person as present, absent, or excused with the reason. */
export function MarkSheet({ entry, onClose }: { entry: RosterEntry; onClose: () => void }) {
  const { t } = useTranslation('meeting');
  const { userId, name, siteId } = entry.participant;
  const sites = useLive((state) => state.frame?.sites);
  const mayMute = useMay('microphone.mute');
  const { run, busy, error } = useRun();
  const [reason, setReason] = useState(
    entry.record?.status === 'excused' ? entry.record.reason : '',
  );
  const site = sites?.find((s) => s.siteId === siteId);
  const here: AttendanceMode = site && !site.isCentral ? 'atSite' : 'inPerson';
  const done = (ok: boolean) => {
    if (ok) onClose();
  };
  // In the body, because the panel may be inside another sheet, which closes with a tap on what is not itself.
  return createPortal(
    <Sheet open onClose={onClose} title={t('attendance.markTitle', { name })}>
      <div className={classes.marks}>
        <Button
          icon={<IconCircleCheck size={20} aria-hidden="true" />}
          loading={busy === 'attendance.mark'}
          onClick={() =>
            void run('attendance.mark', { status: 'present', userId, mode: here }).then(done)
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
        {mayMute && (
          <Button
            icon={<IconMicrophoneOff size={20} aria-hidden="true" />}
            onClick={() => void run('microphone.mute', { userId }).then(done)}
          >
            {t('attendance.mute')}
          </Button>
        )}
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

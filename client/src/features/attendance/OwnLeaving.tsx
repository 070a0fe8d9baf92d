import { IconDoorExit } from '@tabler/icons-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { participantOf } from '#client/features/meeting/people.ts';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useLive, useLiveView, useMay } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';

/**
 * Says that oneself leaves before the end, which takes one out of the quorum; for who is present while the meeting runs. A guest who
 * was let in has nothing to say: they leave by closing the page.
 */
export function OwnLeaving() {
  const { t } = useTranslation('checkIn');
  const may = useMay('attendance.leave');
  const selfId = useLiveView((view) => view.selfId);
  const isLetIn = useLive(({ frame }) => selfId && participantOf(frame, selfId)?.isLetIn);
  const isHere = useLive(
    (state) =>
      state.phase === 'running' &&
      selfId !== null &&
      state.attendance[selfId]?.status === 'present',
  );
  const [asks, setAsks] = useState(false);
  const { run, busy, error } = useRun();
  if (!may || !isHere || isLetIn) return null;
  return (
    <>
      <Button
        look="quiet"
        size="small"
        icon={<IconDoorExit size={20} aria-hidden="true" />}
        onClick={() => setAsks(true)}
      >
        {t('list.leave')}
      </Button>
      {/* In the body, because the panel may be inside another sheet, which closes with a tap on what is not itself. */}
      {createPortal(
        <ConfirmDialog
          open={asks}
          title={t('list.leave')}
          confirm={t('list.leaveConfirm')}
          busy={busy !== null}
          error={error}
          onConfirm={() => void run('attendance.leave', {}).then((ok) => ok && setAsks(false))}
          onClose={() => setAsks(false)}
        >
          <p>{t('list.leaveText')}</p>
        </ConfirmDialog>,
        document.body,
      )}
    </>
  );
}

import { IconDoorEnter, IconUserX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useLive, useLiveView, useMay } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { mayRemove } from '#contract/live/may-remove.ts';
import type { Participant } from '#contract/live/state.ts';

/** Asks a person to leave the room, after a question, or lets them in again. Nothing for who may not. */
export function RemovalButtons({ person, onDone }: { person: Participant; onDone: () => void }) {
  const { t } = useTranslation('waitingRoom');
  const may = useMay('participant.remove');
  const frame = useLive((state) => state.frame);
  const selfId = useLiveView((view) => view.selfId);
  const { userId, name, roles } = person;
  const isOut = useLive((state) => state.removed[userId] !== undefined);
  const [isAsking, setAsking] = useState(false);
  const { run, busy, error, forget } = useRun();
  const done = (ok: boolean) => {
    if (ok) onDone();
  };
  if (!may || !frame || !selfId || !mayRemove(frame, selfId, person)) return null;
  if (isOut)
    return (
      <>
        <Button
          icon={<IconDoorEnter size={20} aria-hidden="true" />}
          loading={busy !== null}
          onClick={() => void run('participant.readmit', { userId }).then(done)}
        >
          {t('removal.readmit')}
        </Button>
        <ErrorNotice error={error} />
      </>
    );
  return (
    <>
      <Button
        icon={<IconUserX size={20} aria-hidden="true" />}
        onClick={() => {
          forget();
          setAsking(true);
        }}
      >
        {t('removal.act')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={t('removal.title', { name })}
        confirm={t('removal.confirm')}
        cancel={t('removal.keep')}
        danger
        busy={busy !== null}
        error={error}
        onClose={() => setAsking(false)}
        onConfirm={() => void run('participant.remove', { userId }).then(done)}
      >
        <p>{t('removal.text')}</p>
        {roles.includes('votingMember') && <p>{t('removal.voter')}</p>}
      </ConfirmDialog>
    </>
  );
}

import { IconUserX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveView, useMay } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import type { Participant } from '#contract/live/state.ts';
import { useLettingIn } from './use-letting-in.ts';

/**
 * Asks a guest who was let in to leave, after a question; who is away already does not come back unless let in again. `isShort`: beside
 * their name. Nothing for who may not.
 */
export function AskGuestOut({
  guest: { userId, name },
  isShort = false,
  onDone,
}: {
  guest: Participant;
  isShort?: boolean;
  onDone?: () => void;
}) {
  const { t } = useTranslation('waitingRoom');
  const may = useMay('waitingRoom.manage');
  const isConnected = useLiveView((view) => view.presence).has(userId);
  const acts = useLettingIn();
  const [isAsking, setAsking] = useState(false);
  async function askOut(): Promise<void> {
    if (!(await acts.remove(userId))) return;
    setAsking(false);
    onDone?.();
  }
  if (!may) return null;
  return (
    <>
      <Button
        size={isShort ? 'small' : 'medium'}
        icon={<IconUserX size={isShort ? 18 : 20} aria-hidden="true" />}
        aria-label={isShort ? t('room.removeNamed', { name }) : undefined}
        onClick={() => setAsking(true)}
      >
        {t(isShort ? 'room.remove' : 'removal.act')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={t('room.removeTitle', { name })}
        confirm={t('room.removeConfirm')}
        cancel={t('room.keep')}
        danger
        busy={acts.busy}
        error={acts.error}
        onClose={() => setAsking(false)}
        onConfirm={() => void askOut()}
      >
        <p>{t(isConnected ? 'room.removeText' : 'room.removeAwayText')}</p>
      </ConfirmDialog>
    </>
  );
}

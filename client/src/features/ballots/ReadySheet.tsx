import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#client/api/api-error.ts';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useLive, useLiveStore, useLiveView } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { PasswordField } from '#client/ui/PasswordField.tsx';
import classes from './BallotSheet.module.css';
import { ModalSheet } from './ModalSheet.tsx';
import { confirmSelf, ownConfirmation } from './own-confirmation.ts';

/**
 * Asks a voter, before a vote, to say that one is ready at this device. Where the meeting asks for the password before secret
 * ballots, it may be entered now: the vote itself may be short.
 */
export function ReadySheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['ballotCourse', 'secretBallots']);
  const { run, busy, error } = useRun();
  const { meetingId } = useLiveStore();
  const selfId = useLiveView((view) => view.selfId);
  const asksPassword = useLive((state) => state.frame?.asksPassword === true);
  const asks = asksPassword && selfId !== null && ownConfirmation(meetingId, selfId) === null;
  const [password, setPassword] = useState('');
  const [confirming, setConfirming] = useState<{ isBusy: boolean; error: unknown }>(idle);
  const isWrong =
    confirming.error instanceof ApiError && confirming.error.code === 'WRONG_CREDENTIALS';

  async function sayReady(): Promise<void> {
    if (asks && password !== '') {
      setConfirming({ isBusy: true, error: null });
      try {
        await confirmSelf(meetingId, selfId, password);
      } catch (refusal) {
        return setConfirming({ isBusy: false, error: refusal });
      }
      setConfirming(idle);
    }
    if (await run('readiness.say', {})) onClose();
  }

  return (
    <ModalSheet labelledBy="ready-title" onClose={onClose}>
      <h2 className={classes.question} id="ready-title">
        {t('ready.title')}
      </h2>
      <p className={classes.hint}>{t('ready.text')}</p>
      <form
        className={classes.acts}
        onSubmit={(event) => {
          event.preventDefault();
          void sayReady();
        }}
      >
        {asks && (
          <PasswordField
            label={t('secretBallots:confirm.early')}
            hint={t('secretBallots:confirm.earlyText')}
            autoComplete="current-password"
            maxLength={200}
            value={password}
            error={isWrong ? t('secretBallots:confirm.wrongEarly') : null}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
        <ErrorNotice error={isWrong ? null : (confirming.error ?? error)} />
        <Button
          look="primary"
          size="large"
          type="submit"
          wide
          icon={<IconCheck size={24} aria-hidden="true" />}
          loading={busy !== null || confirming.isBusy}
        >
          {t('ready.say')}
        </Button>
        <Button look="quiet" wide onClick={onClose}>
          {t('ready.later')}
        </Button>
      </form>
    </ModalSheet>
  );
}

const idle = { isBusy: false, error: null };

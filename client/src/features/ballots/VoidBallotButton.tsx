import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useMay } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { TextAreaField } from '#client/ui/Field.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { OpenBallot } from '#contract/live/state.ts';
import classes from './OpenBallotSheet.module.css';

/** Makes a vote void, with the reason that everybody reads; nothing for who may not. */
export function VoidBallotButton({ ballot }: { ballot: OpenBallot }) {
  const { t } = useTranslation('leadingBallots');
  const mayVoid = useMay('ballot.void');
  const [isAsking, setIsAsking] = useState(false);
  if (!mayVoid) return null;
  return (
    <>
      <Button look="quiet" wide onClick={() => setIsAsking(true)}>
        {t('void.button')}
      </Button>
      {isAsking && <VoidBallotSheet ballot={ballot} onClose={() => setIsAsking(false)} />}
    </>
  );
}

function VoidBallotSheet({ ballot, onClose }: { ballot: OpenBallot; onClose: () => void }) {
  const { t } = useTranslation('leadingBallots');
  const { ballotId, question } = ballot;
  const [reason, setReason] = useState('');
  const { run, busy, error } = useRun();
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('void.title')}
      footer={
        <Button
          look="dangerFilled"
          type="submit"
          form="void-ballot"
          loading={busy !== null}
          disabled={reason.trim().length < 3}
        >
          {t('void.button')}
        </Button>
      }
    >
      <form
        id="void-ballot"
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void run('ballot.void', { ballotId, reason: reason.trim() }).then(
            (ok) => ok && onClose(),
          );
        }}
      >
        <p>{t('void.text', { question })}</p>
        <TextAreaField
          label={t('void.reason')}
          hint={t('void.reasonHint')}
          value={reason}
          required
          minLength={3}
          maxLength={300}
          rows={2}
          onChange={(event) => setReason(event.target.value)}
        />
        <ErrorNotice error={error} />
      </form>
    </Sheet>
  );
}

import { useTranslation } from 'react-i18next';
import { nameOfUser } from '#client/features/meeting/people.ts';
import type { Run } from '#client/features/meeting/use-run.ts';
import { useLive } from '#client/live/use-live.ts';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import type { OpenBallot } from '#contract/live/state.ts';
import { useReceived } from './received.ts';
import { useCloseDoubts } from './use-close-doubts.ts';
import { VoidBallotButton } from './VoidBallotButton.tsx';

/**
 * Asks before a vote is closed while voters who are here have not voted or have lost the line, and before a secret one is counted
 * to which so few ballots came that they show single choices.
 */
export function CloseBallotDialog({
  ballot,
  acts,
  onClose,
}: {
  ballot: OpenBallot;
  acts: Run;
  onClose: () => void;
}) {
  const { t } = useTranslation(['leadingBallots', 'meeting']);
  const frame = useLive((state) => state.frame);
  const { few, awaited, waiting, lost } = useCloseDoubts(ballot);
  const counts = useReceived(ballot);
  const { ballotId } = ballot;
  const input = { ballotId, ...(few && { despiteFew: true as const }) };
  const titleOfThose = () => {
    if (lost.length > 0) return t('lost.title', { count: lost.length });
    return waiting > 0 ? t('waiting.title', { count: waiting }) : t('close.title');
  };
  return (
    <ConfirmDialog
      open
      danger
      title={few ? t('few.title', counts) : titleOfThose()}
      confirm={few ? t('few.confirm') : t('meeting:govern.closeBallot')}
      cancel={awaited ? t('close.wait') : undefined}
      busy={acts.busy === 'ballot.close'}
      error={acts.error}
      onConfirm={() => void acts.run('ballot.close', input).then((ok) => ok && onClose())}
      onClose={onClose}
    >
      {few && <p>{t('few.text')}</p>}
      {waiting > 0 && <p>{t('waiting.text', { count: waiting })}</p>}
      {lost.length > 0 && (
        <>
          <p>{t('lost.text')}</p>
          <ul>
            {lost.map((userId) => (
              <li key={userId}>{nameOfUser(frame, userId)}</li>
            ))}
          </ul>
        </>
      )}
      {few && <VoidBallotButton ballot={ballot} />}
    </ConfirmDialog>
  );
}

import { useTranslation } from 'react-i18next';
import { nameOfUser } from '#client/features/meeting/people.ts';
import type { Run } from '#client/features/meeting/use-run.ts';
import { useLive } from '#client/live/use-live.ts';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import type { OpenBallot } from '#contract/live/state.ts';
import { useTurnout } from './use-turnout.ts';

/** Asks before a vote is closed while voters who are here have lost the line: their ballots may be on the way. */
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
  const lost = useTurnout(ballot)?.lost ?? [];
  const { ballotId } = ballot;
  return (
    <ConfirmDialog
      open
      danger
      title={t('lost.title', { count: lost.length })}
      confirm={t('meeting:govern.closeBallot')}
      busy={acts.busy === 'ballot.close'}
      error={acts.error}
      onConfirm={() => void acts.run('ballot.close', { ballotId }).then((ok) => ok && onClose())}
      onClose={onClose}
    >
      <p>{t('lost.text')}</p>
      <ul>
        {lost.map((userId) => (
          <li key={userId}>{nameOfUser(frame, userId)}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}

import { useTranslation } from 'react-i18next';
import { entitledVoters } from '#contract/live/entitled-voters.ts';
import type { LiveState, MeetingFrame } from '#contract/live/state.ts';
import classes from './OpenBallotSheet.module.css';

/** What the chair must know of who would vote now: that absent members are not in it, and what becomes of the proxies. */
export function VotingTerms({
  frame,
  attendance,
  isSecret,
}: {
  frame: MeetingFrame;
  attendance: LiveState['attendance'];
  isSecret: boolean;
}) {
  const { t } = useTranslation('invitations');
  const { voters } = entitledVoters(frame, attendance, { isSecret });
  const { weights } = entitledVoters(frame, attendance, { isSecret: false });
  const proxies = Object.values(weights).reduce<number>((sum, weight = 1) => sum + weight - 1, 0);
  return (
    <>
      {frame.rules.voting.entitled === 'present' && (
        <p className={classes.voters}>{t('vote.presentOnly', { count: voters.length })}</p>
      )}
      {proxies > 0 && (
        <p className={classes.voters}>
          {t(isSecret ? 'vote.notSecret' : 'vote.opening', { count: proxies })}
        </p>
      )}
    </>
  );
}

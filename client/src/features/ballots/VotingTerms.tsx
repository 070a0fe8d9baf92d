import { useTranslation } from 'react-i18next';
import { entitledVoters } from '#contract/live/entitled-voters.ts';
import type { LiveState, MeetingFrame } from '#contract/live/state.ts';
import classes from './OpenBallotSheet.module.css';

/** What the chair must know of who would vote now: that absent members are not in it, and what becomes of the proxies. */
export function VotingTerms({
  frame,
  attendance,
  withProxies,
}: {
  frame: MeetingFrame;
  attendance: LiveState['attendance'];
  /** False in a secret vote and in a show of hands. */
  withProxies: boolean;
}) {
  const { t } = useTranslation('invitations');
  const { voters } = entitledVoters(frame, attendance, { withProxies });
  const { weights } = entitledVoters(frame, attendance, { withProxies: true });
  const proxies = Object.values(weights).reduce<number>((sum, weight = 1) => sum + weight - 1, 0);
  return (
    <>
      {frame.rules.voting.entitled === 'present' && (
        <p className={classes.voters}>{t('vote.presentOnly', { count: voters.length })}</p>
      )}
      {proxies > 0 && (
        <p className={classes.voters}>
          {t(withProxies ? 'vote.opening' : 'vote.withoutProxies', { count: proxies })}
        </p>
      )}
    </>
  );
}

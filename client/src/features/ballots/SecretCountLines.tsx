import { useTranslation } from 'react-i18next';
import { useLiveStore, useLiveView } from '#client/live/use-live.ts';
import type { ClosedBallot } from '#contract/live/state.ts';
import classes from './Ballots.module.css';
import { ownCode } from './own-slip.ts';

/** How a secret vote was counted, one's own code where this device knows it, and the signed result to take away. */
export function SecretCountLines({
  ballot,
  count,
}: {
  ballot: ClosedBallot;
  count: NonNullable<ClosedBallot['secretCount']>;
}) {
  const { t } = useTranslation('secretBallots');
  const { meetingId } = useLiveStore();
  const selfId = useLiveView((view) => view.selfId);
  const code = selfId && ownCode(ballot.ballotId, selfId);
  return (
    <div className={classes.secret}>
      <p>{t('count', count)}</p>
      {code && (
        <p className={classes.code}>
          {t('codeIs')} <strong className="numerals">{code}</strong>
        </p>
      )}
      <a
        href={`/api/meetings/${meetingId}/ballots/${ballot.ballotId}/bundle`}
        download={`bo-phieu-kin-${ballot.ballotId}.json`}
      >
        {t('download')}
      </a>
    </div>
  );
}

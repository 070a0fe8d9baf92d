import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { nameOfUser } from '#client/features/meeting/people.ts';
import { useLive, useLiveStore } from '#client/live/use-live.ts';
import { Notice } from '#client/ui/Notice.tsx';
import type { OpenBallot } from '#contract/live/state.ts';
import { CHOICES } from './choices.ts';
import classes from './HandCount.module.css';

/** Says that two counts differed, with both, for those who lead: they see where, and count anew. */
export function DifferingCounts({ ballot }: { ballot: OpenBallot }) {
  const { t } = useTranslation(['handCount', 'meeting']);
  const { meetingId } = useLiveStore();
  const frame = useLive((state) => state.frame);
  const { ballotId, hands } = ballot;
  const counts = useQuery({
    // Another round has other counts.
    queryKey: ['ballots.differingCounts', ballotId, hands?.differed],
    queryFn: () => call('ballots.differingCounts', { params: { meetingId, ballotId } }),
  });
  const figures = counts.data?.counts.map((count) => count.figures) ?? [];
  // Where one of them counted no equal sides they were not asked: it is the numbers that differ.
  const isChairSideOther =
    figures.every((count) => count.for === count.against) &&
    new Set(figures.map((count) => count.chairChoice)).size > 1;
  return (
    <Notice tone="warn" title={t('differ')}>
      {counts.data && (
        <table className={classes.counts}>
          <thead>
            <tr>
              <th scope="col">{t('teller')}</th>
              {CHOICES.map((choice) => (
                <th key={choice} scope="col">
                  {t(`meeting:ballot.${choice}`)}
                </th>
              ))}
              {isChairSideOther && <th scope="col">{t('chairSide')}</th>}
            </tr>
          </thead>
          <tbody>
            {counts.data.counts.map(({ userId, figures: { chairChoice, ...numbers } }) => (
              <tr key={userId}>
                <th scope="row">{nameOfUser(frame, userId)}</th>
                {CHOICES.map((choice) => (
                  <td key={choice} className="numerals">
                    {numbers[choice]}
                  </td>
                ))}
                {isChairSideOther && (
                  <td>{chairChoice ? t(`meeting:ballot.${chairChoice}`) : t('chairDidNot')}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Notice>
  );
}

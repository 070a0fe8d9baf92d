import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { read } from '#client/api/query.ts';
import { useLive } from '#client/live/use-live.ts';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { MeetingId } from '#contract/ids.ts';
import classes from './Speakers.module.css';

/** Who takes part here, took part in the meetings before, and did not have the floor in any of them nor here. */
export function SilentPeople() {
  const meetingId = useLive((state) => state.frame?.meetingId ?? null);
  return meetingId && <SilentIn meetingId={meetingId} />;
}

function SilentIn({ meetingId }: { meetingId: MeetingId }) {
  const { t } = useTranslation('floor');
  const participants = useLive((state) => state.frame?.participants ?? null);
  const speeches = useLive((state) => state.speeches);
  const history = useQuery(read('meetings.speakingHistory', { params: { meetingId } }));
  if (history.error) return <ErrorNotice error={history.error} />;
  if (!history.data) return <p className={classes.under}>{t('shares.silentLoading')}</p>;
  const { meetings: count, people } = history.data;
  if (count === 0) return <p className={classes.under}>{t('shares.noHistory')}</p>;
  const silent = new Set(people.filter(({ spoke }) => spoke === 0).map(({ userId }) => userId));
  const spoken = new Set(speeches.map(({ userId }) => userId));
  const shown = (participants ?? []).filter(
    ({ userId }) => silent.has(userId) && !spoken.has(userId),
  );
  if (shown.length === 0)
    return <p className={classes.under}>{t('shares.noneSilent', { count })}</p>;
  return (
    <section>
      <h3 className={classes.heading}>{t('shares.silent', { count })}</h3>
      <ul className={classes.spoken}>
        {shown.map(({ userId, name }) => (
          <li key={userId}>{name}</li>
        ))}
      </ul>
    </section>
  );
}

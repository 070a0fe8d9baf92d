import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { read } from '#client/api/query.ts';
import { Card } from '#client/ui/Card.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import { type CardDuty, DutyCard } from './DutyCard.tsx';
import classes from './HomePage.module.css';
import { RunningMeeting } from './RunningMeeting.tsx';

const REFRESH_MS = 30_000;

/** What must be done now, most urgent first, as the server orders it; looked at again every half minute. */
export function Duties() {
  const { t } = useTranslation('home');
  const duties = useQuery({ ...read('home.duties', {}), refetchInterval: REFRESH_MS });
  if (!duties.data) {
    return (
      <Card padded={false}>
        {duties.error ? (
          <ErrorState error={duties.error} onRetry={() => void duties.refetch()} />
        ) : (
          <LoadingState />
        )}
      </Card>
    );
  }
  const running = duties.data.filter((duty) => duty.kind === 'joinMeeting');
  const cards = duties.data.filter((duty): duty is CardDuty => duty.kind !== 'joinMeeting');
  return (
    <>
      <VisuallyHidden>
        <h2>{t('duties')}</h2>
      </VisuallyHidden>
      {running.length > 0 && (
        <div className={classes.heroes}>
          {running.map((duty) => (
            <RunningMeeting key={duty.meeting.meetingId} duty={duty} />
          ))}
        </div>
      )}
      {cards.length > 0 && (
        <ul className={classes.duties}>
          {cards.map((duty) => (
            <li key={dutyKey(duty)}>
              <DutyCard duty={duty} />
            </li>
          ))}
        </ul>
      )}
      {duties.data.length === 0 && (
        <Card padded={false}>
          <EmptyState
            icon={<IconCircleCheck size={32} />}
            title={t('noDuties')}
            text={t('noDutiesText')}
          />
        </Card>
      )}
    </>
  );
}

function dutyKey(duty: CardDuty): string {
  if ('paper' in duty) return `${duty.kind} ${duty.paper.requestId}`;
  if ('places' in duty) return `${duty.kind} ${duty.places.invitationId}`;
  const extra = duty.kind === 'documentFailed' ? duty.documentTitle : '';
  return `${duty.kind} ${duty.meeting.meetingId} ${extra}`;
}

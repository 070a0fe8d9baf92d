import { useTranslation } from 'react-i18next';
import { useRun } from '#client/features/meeting/use-run.ts';
import card from '#client/features/waiting-room/WaitingRoom.module.css';
import { useLive, useMay } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { formatTime } from '#client/ui/format-date.ts';
import { ErrorNotice } from '#client/ui/Notice.tsx';

/** For those who lead: who was asked to leave the room, to be let in again. Nothing while nobody is. */
export function RemovedCard() {
  const { t } = useTranslation('waitingRoom');
  const may = useMay('participant.readmit');
  const removed = useLive((state) => state.removed);
  const participants = useLive((state) => state.frame?.participants) ?? [];
  const { run, busy, error } = useRun();
  const outside = participants.filter(({ userId }) => removed[userId]);
  if (!may || outside.length === 0) return null;
  return (
    <section className={card.card} aria-label={t('removal.outside')}>
      <h3 className={card.title}>{t('removal.outside')}</h3>
      <ul className={card.list}>
        {outside.map(({ userId, name }) => (
          <li key={userId} className={card.guest}>
            <div className={card.words}>
              <p className={card.name}>{name}</p>
              <p className={card.under}>
                {t('removal.since', { time: formatTime(removed[userId] ?? '') })}
              </p>
            </div>
            <Button
              size="small"
              loading={busy !== null}
              aria-label={t('removal.readmitNamed', { name })}
              onClick={() => void run('participant.readmit', { userId })}
            >
              {t('removal.readmit')}
            </Button>
          </li>
        ))}
      </ul>
      <ErrorNotice error={error} />
    </section>
  );
}

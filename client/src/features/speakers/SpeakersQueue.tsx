import { useTranslation } from 'react-i18next';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Button } from '#client/ui/Button.tsx';
import { formatTime } from '#client/ui/format-date.ts';
import type { SpeechRequestId } from '#contract/ids.ts';
import classes from './Speakers.module.css';

/** One waiting person, ready to be shown. */
export type QueueEntry = {
  requestId: SpeechRequestId;
  name: string;
  /** What the person wants to say, else post and unit. */
  under: string;
  at: string;
  isSelf: boolean;
};

/** The queue in order; `onCall` is null for who may not call. */
export function SpeakersQueue({
  entries,
  onCall,
}: {
  entries: readonly QueueEntry[];
  onCall: ((requestId: SpeechRequestId) => void) | null;
}) {
  const { t } = useTranslation('meeting');
  return (
    <ol className={classes.queue} aria-label={t('speakers.list')}>
      {entries.map((entry, index) => (
        <li
          key={entry.requestId}
          className={classes.entry}
          data-self={entry.isSelf || undefined}
          title={t('speakers.waitingSince', { time: formatTime(entry.at) })}
        >
          <Avatar name={entry.name} />
          <span className={classes.words}>
            <span className={classes.name}>
              {index + 1}. {entry.name}
              {entry.isSelf && <span className={classes.self}> ({t('speakers.you')})</span>}
            </span>
            <span className={classes.under}>{entry.under}</span>
          </span>
          {onCall && (
            <Button
              size="small"
              aria-label={t('speakers.callPerson', { name: entry.name })}
              onClick={() => onCall(entry.requestId)}
            >
              {t('speakers.call')}
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}

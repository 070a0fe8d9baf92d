import { useTranslation } from 'react-i18next';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Button } from '#client/ui/Button.tsx';
import { formatTime } from '#client/ui/format-date.ts';
import { MoreMenu } from '#client/ui/MoreMenu.tsx';
import { Pill } from '#client/ui/Pill.tsx';
import type { QueueEntry } from './queue-entries.ts';
import classes from './Speakers.module.css';
import { type QueueActs, useQueueActs } from './use-queue-acts.tsx';

/** A queue in order; `acts` is null for who does not lead the floor. */
export function SpeakersQueue({
  label,
  entries,
  acts,
}: {
  label: string;
  entries: readonly QueueEntry[];
  acts: QueueActs | null;
}) {
  return (
    <ol className={classes.queue} aria-label={label}>
      {entries.map((entry, index) => (
        <Entry key={entry.requestId} {...{ entry, index, entries, acts }} />
      ))}
    </ol>
  );
}

function Entry({
  entry,
  index,
  entries,
  acts,
}: {
  entry: QueueEntry;
  index: number;
  entries: readonly QueueEntry[];
  acts: QueueActs | null;
}) {
  const { t } = useTranslation('meeting');
  const { t: tFloor } = useTranslation('floor');
  const menu = useQueueActs(entry, index, entries, acts);
  return (
    <li
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
        {entry.standsFor && <span className={classes.under}>{entry.standsFor}</span>}
        <span className={classes.under}>{entry.under}</span>
        {(entry.kind === 'pointOfOrder' || entry.isApproved) && (
          <span className={classes.marks}>
            {entry.kind === 'pointOfOrder' && (
              <Pill tone="warn">{tFloor('kind.pointOfOrder')}</Pill>
            )}
            {entry.isApproved && <Pill tone="ok">{tFloor('approved')}</Pill>}
          </span>
        )}
      </span>
      {acts && (
        <Button
          size="small"
          aria-label={t('speakers.callPerson', { name: entry.name })}
          onClick={() => acts.call(entry.requestId)}
        >
          {t('speakers.call')}
        </Button>
      )}
      {acts && <MoreMenu about={entry.name} acts={menu} />}
    </li>
  );
}

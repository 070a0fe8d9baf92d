import { useTranslation } from 'react-i18next';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Button } from '#client/ui/Button.tsx';
import { formatTime } from '#client/ui/format-date.ts';
import { MoreMenu } from '#client/ui/MoreMenu.tsx';
import { Pill } from '#client/ui/Pill.tsx';
import type { SpeechRequestId } from '#contract/ids.ts';
import type { QueueEntry } from './queue-entries.ts';
import classes from './Speakers.module.css';
import { type QueueActs, useQueueActs } from './use-queue-acts.tsx';

type QueueProps = {
  entries: readonly QueueEntry[];
  /** Null for who does not lead the floor. */
  acts: QueueActs | null;
  /** Takes back a request of one's own. */
  onWithdraw: (requestId: SpeechRequestId) => void;
};

/** A queue in order, with what can be done with each request in it. */
export function SpeakersQueue({ label, ...queue }: QueueProps & { label: string }) {
  return (
    <ol className={classes.queue} aria-label={label}>
      {queue.entries.map((entry, index) => (
        <Entry key={entry.requestId} entry={entry} index={index} {...queue} />
      ))}
    </ol>
  );
}

function Entry({
  entry,
  index,
  entries,
  acts,
  onWithdraw,
}: QueueProps & { entry: QueueEntry; index: number }) {
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
      {entry.isSelf && (
        <Button
          size="small"
          aria-label={t(`speakers.withdrawOf.${entry.kind}`)}
          onClick={() => onWithdraw(entry.requestId)}
        >
          {t('speakers.withdraw')}
        </Button>
      )}
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

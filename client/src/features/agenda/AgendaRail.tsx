import { IconListNumbers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import type { AgendaItemId, VersionId } from '#contract/ids.ts';
import type { FrameItem, LiveState } from '#contract/live/state.ts';
import { AgendaEntry } from './AgendaEntry.tsx';
import classes from './AgendaRail.module.css';
import { remainingMinutes } from './remaining.ts';

/** The agenda beside the document. A right that is absent is null. */
export type AgendaRailProps = {
  items: readonly FrameItem[];
  currentItemId: AgendaItemId | null;
  doneItemIds: readonly AgendaItemId[];
  /** The version that this person reads. */
  openVersionId: VersionId | null;
  /** The version that the presenter shows. */
  presentedVersionId: VersionId | null;
  onOpen: (versionId: VersionId) => void;
  onGoTo: ((itemId: AgendaItemId) => void) | null;
  /** Who presents an item, and in whose stead; null where nobody is named. */
  presenterOf: (item: FrameItem) => string | null;
  /** What the chair concluded, by item. */
  conclusions: LiveState['conclusions'];
  /** Changes a conclusion; null for who may not. */
  onConclude: ((itemId: AgendaItemId) => void) | null;
  /** How long the current item has been discussed, in whole minutes. */
  minutesTaken: number;
  /** The meeting is over: what was not discussed won't be. */
  ended: boolean;
  /** False inside a sheet that has a heading of its own. */
  withHeading: boolean;
};

/** The items with their state; the current one shows its papers, the others unfold theirs. */
export function AgendaRail(props: AgendaRailProps) {
  const { t } = useTranslation('meeting');
  const { items, currentItemId, doneItemIds } = props;
  const minutes = remainingMinutes(
    items,
    doneItemIds,
    currentItemId && { itemId: currentItemId, minutesTaken: props.minutesTaken },
  );
  if (items.length === 0)
    return (
      <EmptyState
        icon={<IconListNumbers size={32} />}
        title={t('agenda.empty')}
        text={t('agenda.emptyText')}
      />
    );
  return (
    <div className={classes.rail}>
      <div className={classes.head}>
        {props.withHeading && <h2 className={classes.heading}>{t('agenda.title')}</h2>}
        {minutes > 0 && !props.ended && (
          <span className={classes.remaining}>
            {t('agenda.remaining', { time: spokenMinutes(minutes) })}
          </span>
        )}
      </div>
      <ol className={classes.items}>
        {items.map((item, index) => (
          <AgendaEntry
            key={item.itemId}
            item={item}
            number={index + 1}
            presenter={props.presenterOf(item)}
            conclusion={props.conclusions[item.itemId]?.text ?? null}
            onConclude={props.onConclude}
            state={
              item.itemId === currentItemId
                ? 'current'
                : doneItemIds.includes(item.itemId)
                  ? 'done'
                  : props.ended
                    ? 'undone'
                    : 'coming'
            }
            openVersionId={props.openVersionId}
            presentedVersionId={props.presentedVersionId}
            onOpen={props.onOpen}
            onGoTo={item.itemId === currentItemId ? null : props.onGoTo}
          />
        ))}
      </ol>
    </div>
  );

  function spokenMinutes(all: number): string {
    const hours = Math.floor(all / 60);
    const rest = all % 60;
    if (hours === 0) return t('agenda.minutes', { count: rest });
    return t('agenda.hours', { hours, minutes: String(rest).padStart(2, '0') });
  }
}

import {
  IconCheck,
  IconChevronDown,
  IconFileText,
  IconPlayerTrackNextFilled,
  IconPresentation,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import type { AgendaItemId, VersionId } from '#contract/ids.ts';
import type { FrameItem } from '#contract/live/state.ts';
import classes from './AgendaRail.module.css';

/** One item of the agenda: number or tick, title, unit, papers; a way to go there for who may. */
export function AgendaEntry({
  item,
  number,
  state,
  openVersionId,
  presentedVersionId,
  onOpen,
  onGoTo,
}: {
  item: FrameItem;
  number: number;
  state: 'current' | 'done' | 'coming';
  openVersionId: VersionId | null;
  presentedVersionId: VersionId | null;
  onOpen: (versionId: VersionId) => void;
  onGoTo: ((itemId: AgendaItemId) => void) | null;
}) {
  const { t } = useTranslation('meeting');
  const [opened, setOpened] = useState(false);
  // The papers that matter now are always in sight; those of the other items are one tap away.
  const inUse = item.documents.some(({ versionId }) => versionId === openVersionId);
  const folds = item.documents.length > 0 && state !== 'current' && !inUse;
  const inside = (
    <>
      <span className={classes.number} aria-hidden="true">
        <span className={classes.still}>
          {state === 'done' ? <IconCheck size={16} stroke={2.5} /> : number}
        </span>
        <IconPlayerTrackNextFilled className={classes.go} size={14} />
      </span>
      <span className={classes.words}>
        <span className={classes.title}>{item.title}</span>
        {item.unitName && <span className={classes.unit}>{item.unitName}</span>}
        <VisuallyHidden>, {t(`agenda.${state}`)}</VisuallyHidden>
      </span>
    </>
  );
  return (
    <li className={classes.row} aria-current={state === 'current' ? 'step' : undefined}>
      {onGoTo ? (
        <button
          type="button"
          className={`${classes.entry} ${folds ? classes.hasPapers : ''}`}
          data-state={state}
          title={t('agenda.goTo', { n: number })}
          onClick={() => onGoTo(item.itemId)}
        >
          {inside}
        </button>
      ) : (
        <div className={`${classes.entry} ${folds ? classes.hasPapers : ''}`} data-state={state}>
          {inside}
        </div>
      )}
      {folds && (
        <button
          type="button"
          className={classes.toggle}
          aria-expanded={opened}
          aria-label={t('agenda.papers', { n: number, count: item.documents.length })}
          onClick={() => setOpened(!opened)}
        >
          {item.documents.length}
          <IconChevronDown size={16} aria-hidden="true" />
        </button>
      )}
      {item.documents.length > 0 && (!folds || opened) && (
        <ul className={classes.papers}>
          {item.documents.map((document) => (
            <li key={document.versionId}>
              <button
                type="button"
                className={classes.paper}
                aria-current={document.versionId === openVersionId || undefined}
                onClick={() => onOpen(document.versionId)}
              >
                <IconFileText size={18} aria-hidden="true" />
                <span className={classes.paperTitle}>{document.title}</span>
                {document.versionId === presentedVersionId && (
                  <span className={classes.presented} title={t('agenda.presenting')}>
                    <IconPresentation size={16} aria-hidden="true" />
                    <VisuallyHidden>, {t('agenda.presenting')}</VisuallyHidden>
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

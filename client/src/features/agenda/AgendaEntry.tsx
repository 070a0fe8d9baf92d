import {
  IconCheck,
  IconChevronDown,
  IconFileText,
  IconPresentation,
  IconPrinter,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ItemVotes } from '#client/features/ballots/ItemVotes.tsx';
import { addedToTitle } from '#client/features/documents/reference.ts';
import { KeptMark } from '#client/features/offline/KeptMark.tsx';
import { Button } from '#client/ui/Button.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import type { AgendaItemId, VersionId } from '#contract/ids.ts';
import type { FrameItem } from '#contract/live/state.ts';
import classes from './AgendaRail.module.css';

/** One item of the agenda. Its title unfolds the papers and, for who may, the way to go there: reading never moves the meeting. */
export function AgendaEntry({
  item,
  number,
  presenter,
  conclusion,
  onConclude,
  state,
  openVersionId,
  presentedVersionId,
  onOpen,
  onGoTo,
}: {
  item: FrameItem;
  number: number;
  presenter: string | null;
  /** What the chair concluded on it; null: nothing yet. */
  conclusion: string | null;
  onConclude: ((itemId: AgendaItemId) => void) | null;
  state: 'current' | 'done' | 'coming' | 'undone';
  openVersionId: VersionId | null;
  presentedVersionId: VersionId | null;
  onOpen: (versionId: VersionId) => void;
  onGoTo: ((itemId: AgendaItemId) => void) | null;
}) {
  const { t } = useTranslation('meeting');
  const { t: tDocuments } = useTranslation('documents');
  const { t: tProceedings } = useTranslation('proceedings');
  const [opened, setOpened] = useState(false);
  // The papers that matter now are always in sight; those of the other items are one tap away.
  const inUse = item.documents.some(({ versionId }) => versionId === openVersionId);
  const papersInSight = state === 'current' || inUse;
  const roomPapers = item.roomPapers ?? [];
  const paperCount = item.documents.length + roomPapers.length;
  const unfolds = onGoTo !== null || (paperCount > 0 && !papersInSight);
  const inside = (
    <>
      <span className={classes.number} aria-hidden="true">
        {state === 'done' ? <IconCheck size={16} stroke={2.5} /> : number}
      </span>
      <span className={classes.words}>
        <span className={classes.title}>{item.title}</span>
        {item.unitName && <span className={classes.unit}>{item.unitName}</span>}
        {state === 'current' && presenter && (
          <span className={classes.unit}>{t('agenda.presenter', { name: presenter })}</span>
        )}
        <VisuallyHidden>, {t(`agenda.${state}`)}</VisuallyHidden>
      </span>
      {unfolds && (
        <span className={classes.toggle}>
          {paperCount > 0 && (
            <>
              <span aria-hidden="true">{paperCount}</span>
              <VisuallyHidden>, {t('agenda.papers', { count: paperCount })}</VisuallyHidden>
            </>
          )}
          <IconChevronDown size={16} aria-hidden="true" />
        </span>
      )}
    </>
  );
  return (
    <li aria-current={state === 'current' ? 'step' : undefined}>
      {unfolds ? (
        <button
          type="button"
          className={classes.entry}
          data-state={state}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {inside}
        </button>
      ) : (
        <div className={classes.entry} data-state={state}>
          {inside}
        </div>
      )}
      <ItemVotes itemId={item.itemId} />
      {paperCount > 0 && (papersInSight || opened) && (
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
                <span className={classes.paperTitle}>
                  {document.title}
                  <PaperFacts facts={addedToTitle(document)} />
                  {document.isLate && (
                    <span className={classes.late} title={tDocuments('late.badge')}>
                      <span aria-hidden="true">{tDocuments('late.short')}</span>
                      <VisuallyHidden>, {tDocuments('late.badge')}</VisuallyHidden>
                    </span>
                  )}
                </span>
                <KeptMark document={document} compact />
                {document.versionId === presentedVersionId && (
                  <span className={classes.presented} title={t('agenda.presenting')}>
                    <IconPresentation size={16} aria-hidden="true" />
                    <VisuallyHidden>, {t('agenda.presenting')}</VisuallyHidden>
                  </span>
                )}
              </button>
            </li>
          ))}
          {roomPapers.map((roomPaper) => (
            <li key={roomPaper.roomPaperId} className={classes.roomPaper}>
              <IconPrinter size={18} aria-hidden="true" />
              <span className={classes.paperTitle}>
                {roomPaper.title}
                <small>
                  {tDocuments('roomPaper')}
                  {roomPaper.note && `. ${roomPaper.note}`}
                </small>
              </span>
            </li>
          ))}
        </ul>
      )}
      {conclusion !== null && (
        <div className={classes.conclusion}>
          <p>
            <strong>{tProceedings('conclusion.of')}</strong> {conclusion}
          </p>
          {onConclude && (
            <Button size="small" onClick={() => onConclude(item.itemId)}>
              {tProceedings('conclusion.change')}
            </Button>
          )}
        </div>
      )}
      {onGoTo && opened && (
        <Button
          size="small"
          className={classes.go}
          onClick={() => {
            setOpened(false);
            onGoTo(item.itemId);
          }}
        >
          {t('agenda.goTo')}
        </Button>
      )}
    </li>
  );
}

function PaperFacts({ facts }: { facts: string }) {
  return facts === '' ? null : <small className={classes.paperFacts}>{facts}</small>;
}

import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { IconGripVertical } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { DetailsSheet } from '#client/features/documents/DetailsSheet.tsx';
import { OrderSheet } from '#client/features/documents/OrderSheet.tsx';
import { abstractBeside, factsOf } from '#client/features/documents/reference.ts';
import type { Target } from '#client/features/documents/use-document-order.ts';
import { HandOutState } from '#client/features/hand-out/HandOutState.tsx';
import { LateBadge } from '#client/features/papers/LateBadge.tsx';
import { formatSize } from '#client/ui/format-size.ts';
import type { MeetingDocument } from '#contract/http/documents.ts';
import type { AgendaItem, Meeting } from '#contract/http/meetings.ts';
import { DocumentActions, type DocumentMode } from './DocumentActions.tsx';
import { DocumentState } from './DocumentState.tsx';
import classes from './Documents.module.css';
import { DocumentTrouble } from './DocumentTrouble.tsx';
import { DocumentVersions } from './DocumentVersions.tsx';
import { RecognitionState } from './RecognitionState.tsx';
import { RemoveDocument } from './RemoveDocument.tsx';
import { RenameDocument } from './RenameDocument.tsx';

/** A document of an agenda item: what it is, how far it is, and everything that can be done with it. */
export function DocumentRow({
  document,
  meeting,
  items,
  onChanged,
  onMove,
  onReplace,
}: {
  document: MeetingDocument;
  meeting: Meeting;
  items: readonly AgendaItem[];
  onChanged: () => void;
  onMove: (to: Target) => void;
  onReplace: (file: File) => void;
}) {
  const { t } = useTranslation('prepare');
  const { t: tDocuments } = useTranslation('documents');
  const [mode, setMode] = useState<DocumentMode>('shown');
  const sortable = useSortable({ id: document.documentId });
  const params = { documentId: document.documentId };
  const close = () => setMode('shown');
  const done = () => {
    close();
    onChanged();
  };
  const retry = useMutation({
    mutationFn: () => call('documents.retry', { params }),
    onSuccess: done,
  });
  const { title, progress, recognition, newer, details } = document;
  const newest = newer?.progress ?? progress;
  const facts = factsOf(details, tDocuments);
  const abstract = abstractBeside(document);

  return (
    <li
      ref={sortable.setNodeRef}
      style={{
        transform: CSS.Translate.toString(sortable.transform),
        transition: sortable.transition,
      }}
      className={classes.paper}
      data-lifted={sortable.isDragging}
      data-over={sortable.isOver && !sortable.isDragging}
    >
      <button
        type="button"
        ref={sortable.setActivatorNodeRef}
        className={classes.handle}
        {...sortable.attributes}
        {...sortable.listeners}
        aria-label={tDocuments('order.drag', { title })}
      >
        <IconGripVertical size={20} aria-hidden="true" />
      </button>
      <span className={classes.name}>
        {title}
        {facts.length > 0 && <small>{facts.join(' · ')}</small>}
        {abstract && <small className={classes.abstract}>{abstract}</small>}
        <small className="numerals">
          {document.fileName} · {formatSize(document.sizeBytes)}
        </small>
        {recognition && <RecognitionState recognition={recognition} />}
        {newer && <small>{t('documents.newer', { name: newer.fileName })}</small>}
        {document.late && <LateBadge late={document.late} />}
      </span>
      <span className={classes.state}>
        <DocumentState progress={newest} />
      </span>
      <DocumentActions
        document={document}
        meeting={meeting}
        onMode={setMode}
        onChanged={onChanged}
        onReplace={onReplace}
      />
      <HandOutState document={document} className={classes.below} />
      <DocumentTrouble progress={newest} title={title} retry={retry} onReplace={onReplace} />
      {mode === 'describing' && <DetailsSheet document={document} onDone={done} onClose={close} />}
      {mode === 'ordering' && (
        <OrderSheet document={document} items={items} onMove={onMove} onClose={close} />
      )}
      {mode === 'versions' && <DocumentVersions key={document.version} document={document} />}
      {mode === 'renaming' && <RenameDocument document={document} onDone={done} onClose={close} />}
      {mode === 'removing' && <RemoveDocument document={document} onDone={done} onClose={close} />}
    </li>
  );
}

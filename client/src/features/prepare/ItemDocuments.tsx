import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SortableDocuments } from '#client/features/documents/DocumentsSortable.tsx';
import type { Target } from '#client/features/documents/use-document-order.ts';
import { LibraryPicker } from '#client/features/library/LibraryPicker.tsx';
import { Button } from '#client/ui/Button.tsx';
import type { AgendaItem, Meeting } from '#contract/http/meetings.ts';
import { DocumentRow } from './DocumentRow.tsx';
import classes from './Documents.module.css';
import { FileChooser } from './FileChooser.tsx';
import { PendingRow } from './PendingRow.tsx';
import { RoomPaperForm } from './RoomPaperForm.tsx';
import { RoomPaperRow } from './RoomPaperRow.tsx';
import { useFileDrop } from './use-file-drop.ts';
import type { Uploads } from './use-uploads.ts';

/** The papers of one item: those on the system, those on their way, and those that are handed out in the room. */
export function ItemDocuments({
  item,
  meeting,
  items,
  number,
  uploads,
  onChanged,
  onMove,
}: {
  item: AgendaItem;
  meeting: Meeting;
  items: readonly AgendaItem[];
  number: number;
  uploads: Uploads;
  onChanged: () => void;
  onMove: (documentId: string, to: Target) => void;
}) {
  const { t } = useTranslation('prepare');
  const { t: tUploads } = useTranslation('uploads');
  const { t: tDocuments } = useTranslation('documents');
  const [isAddingRoomPaper, setAddingRoomPaper] = useState(false);
  const roomPapers = item.roomPapers ?? [];
  const add = (files: File[]) => uploads.add(item.itemId, files);
  const drop = useFileDrop(add);
  const pending = uploads.pending.filter((entry) => entry.itemId === item.itemId);
  const count = item.documents.length + pending.length + roomPapers.length;

  return (
    <section
      className={classes.item}
      data-dropping={drop.over}
      aria-label={item.title}
      {...drop.handlers}
    >
      <div className={classes.head}>
        <h3 className={classes.title}>
          <span className="numerals">{number}.</span> {item.title}
        </h3>
        <div className={classes.ways}>
          <LibraryPicker item={item} onChanged={onChanged} />
          <FileChooser label={t('documents.chooseFor', { title: item.title })} onFiles={add} />
          <FileChooser
            label={tUploads('chooseFolderFor', { title: item.title })}
            text={tUploads('chooseFolder')}
            folder
            onFiles={add}
          />
          <Button
            aria-label={tUploads('roomPaper.addFor', { title: item.title })}
            aria-expanded={isAddingRoomPaper}
            icon={<IconPrinter size={18} aria-hidden="true" />}
            onClick={() => setAddingRoomPaper(!isAddingRoomPaper)}
          >
            {tDocuments('roomPaper')}
          </Button>
        </div>
      </div>
      {isAddingRoomPaper && (
        <RoomPaperForm
          itemId={item.itemId}
          onDone={() => {
            setAddingRoomPaper(false);
            onChanged();
          }}
          onClose={() => setAddingRoomPaper(false)}
        />
      )}
      {drop.over && <p className={classes.none}>{t('documents.dropHere')}</p>}
      {!drop.over && count === 0 && (
        <p className={classes.none}>
          {t('documents.none')} {t('documents.dropHint')}
        </p>
      )}
      <SortableDocuments item={item}>
        {(isOver) => (
          <ul className={classes.papers} data-over={isOver}>
            {item.documents.map((document) => (
              <DocumentRow
                key={document.documentId}
                document={document}
                meeting={meeting}
                items={items}
                onMove={(to) => onMove(document.documentId, to)}
                onChanged={onChanged}
                onReplace={(file) => uploads.add(item.itemId, [file], document.documentId)}
              />
            ))}
            {pending.map((entry) => (
              <PendingRow
                key={entry.key}
                entry={entry}
                onRetry={() => uploads.retry(entry)}
                onDismiss={() => uploads.dismiss(entry.key)}
              />
            ))}
            {roomPapers.map((roomPaper) => (
              <RoomPaperRow
                key={roomPaper.roomPaperId}
                itemId={item.itemId}
                roomPaper={roomPaper}
                onChanged={onChanged}
              />
            ))}
          </ul>
        )}
      </SortableDocuments>
    </section>
  );
}

import { IconPrinter, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { IconButton } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Pill } from '#client/ui/Pill.tsx';
import type { AgendaItemId } from '#contract/ids.ts';
import type { RoomPaper } from '#contract/room-paper.ts';
import classes from './Documents.module.css';

/** A paper that is handed out in the room, among the documents of its item. */
export function RoomPaperRow({
  itemId,
  roomPaper,
  onChanged,
}: {
  itemId: AgendaItemId;
  roomPaper: RoomPaper;
  onChanged: () => void;
}) {
  const { t } = useTranslation('uploads');
  const { t: tDocuments } = useTranslation('documents');
  const { roomPaperId, title, note } = roomPaper;
  const removing = useMutation({
    mutationFn: () => call('roomPapers.remove', { params: { itemId, roomPaperId } }),
    onSuccess: onChanged,
  });
  return (
    <li className={classes.paper}>
      <IconPrinter size={22} aria-hidden="true" />
      <span className={classes.name}>
        {title}
        {note && <small>{note}</small>}
      </span>
      <Pill tone="neutral">{tDocuments('roomPaper')}</Pill>
      <span className={classes.actions}>
        <IconButton
          label={t('roomPaper.remove', { title })}
          disabled={removing.isPending}
          onClick={() => removing.mutate()}
        >
          <IconX size={20} />
        </IconButton>
      </span>
      {removing.error && (
        <div className={classes.below}>
          <ErrorNotice error={removing.error} />
        </div>
      )}
    </li>
  );
}

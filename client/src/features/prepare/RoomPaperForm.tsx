import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { useNewId } from '#client/api/use-new-id.ts';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { type AgendaItemId, RoomPaperId } from '#contract/ids.ts';
import classes from './Documents.module.css';

/** Says of an item that a paper is handed out in the room: its title, and a note when there is something to know. */
export function RoomPaperForm({
  itemId,
  onDone,
  onClose,
}: {
  itemId: AgendaItemId;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('uploads');
  const { t: tDocuments } = useTranslation('documents');
  const { t: tCommon } = useTranslation('common');
  const [title, setTitle] = useState('');
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const idOf = useNewId();
  const text = { title: title.trim(), note: note.trim() };
  const adding = useMutation({
    mutationFn: () =>
      call('roomPapers.add', {
        params: { itemId },
        body: { roomPaperId: RoomPaperId.parse(idOf(text)), ...text },
      }),
    onSuccess: onDone,
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (text.title !== '') adding.mutate();
  }

  return (
    <form
      className={classes.roomPaper}
      onSubmit={submit}
      noValidate
      aria-label={tDocuments('roomPaper')}
    >
      <p className={classes.none}>{t('roomPaper.hint')}</p>
      <TextField
        label={t('roomPaper.title')}
        value={title}
        maxLength={300}
        required
        autoFocus
        error={isTried && text.title === '' ? t('roomPaper.titleProblem') : null}
        onChange={(event) => setTitle(event.target.value)}
      />
      <TextField
        label={t('roomPaper.note')}
        hint={t('roomPaper.noteHint')}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.target.value)}
      />
      <ErrorNotice error={adding.error} />
      <div className={classes.ways}>
        <Button look="primary" type="submit" loading={adding.isPending}>
          {t('roomPaper.add')}
        </Button>
        <Button onClick={onClose}>{tCommon('cancel')}</Button>
      </div>
    </form>
  );
}

import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { formatTime } from '#client/ui/format-date.ts';
import { MoreMenu } from '#client/ui/MoreMenu.tsx';
import type { ProceedingsLine } from '#contract/http/proceedings.ts';
import { LineForm } from './LineForm.tsx';
import classes from './Proceedings.module.css';
import type { UseProceedings } from './use-proceedings.ts';

/** A line that is written: its time and words, to be changed or taken out. */
export function WrittenEntry({ line, desk }: { line: ProceedingsLine; desk: UseProceedings }) {
  const { t } = useTranslation('proceedings');
  const [does, setDoes] = useState<'change' | 'remove' | null>(null);
  // A change of somebody else's meanwhile is refused: it is held against the version that was opened.
  const [opened, setOpened] = useState(line.version);
  const { lineId, text, at, seq, isSuperseded } = line;
  const end = (isDone: boolean) => isDone && setDoes(null);
  if (does === 'change')
    return (
      <LineForm
        initial={text}
        confirm={t('line.save')}
        busy={desk.act.busy}
        onSave={(changed) => void desk.change(lineId, changed, opened).then(end)}
        onCancel={() => setDoes(null)}
      />
    );
  return (
    <div className={classes.line}>
      <time className={classes.time} dateTime={at}>
        {formatTime(at)}
      </time>
      <div className={classes.words}>
        <p>{text}</p>
        {isSuperseded && <p className={classes.superseded}>{t('line.superseded')}</p>}
      </div>
      <MoreMenu
        about={t('line.about', { time: formatTime(at) })}
        acts={[
          {
            text: t('line.change'),
            icon: <IconPencil size={20} aria-hidden="true" />,
            onChoose: () => {
              setOpened(line.version);
              setDoes('change');
            },
          },
          {
            text: t('line.remove'),
            icon: <IconTrash size={20} aria-hidden="true" />,
            isDanger: true,
            onChoose: () => {
              setOpened(line.version);
              setDoes('remove');
            },
          },
        ]}
      />
      <ConfirmDialog
        open={does === 'remove'}
        danger
        title={t('line.removeTitle', { time: formatTime(at) })}
        confirm={t('line.remove')}
        busy={desk.act.busy}
        error={desk.act.error}
        onConfirm={() => void desk.remove(lineId, opened).then(end)}
        onClose={() => setDoes(null)}
      >
        <p>{text}</p>
        {seq !== null && <p>{t('line.suggestedAgain')}</p>}
      </ConfirmDialog>
    </div>
  );
}

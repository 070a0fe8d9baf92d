import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { formatTime } from '#client/ui/format-date.ts';
import type { SuggestedLine } from '#contract/http/proceedings.ts';
import { LineForm } from './LineForm.tsx';
import classes from './Proceedings.module.css';
import type { UseProceedings } from './use-proceedings.ts';

/** A line that follows from what happened: to be taken as it stands, with other words, or left out. */
export function SuggestedEntry({ line, desk }: { line: SuggestedLine; desk: UseProceedings }) {
  const { t } = useTranslation('proceedings');
  const [changes, setChanges] = useState(false);
  const { busy } = desk.act;
  if (changes)
    return (
      <LineForm
        initial={line.text}
        confirm={t('suggestion.take')}
        busy={busy}
        onSave={(text) => void desk.take(line, text).then((isDone) => isDone && setChanges(false))}
        onCancel={() => setChanges(false)}
      />
    );
  return (
    <div className={classes.line} data-suggested>
      <time className={classes.time} dateTime={line.at}>
        {formatTime(line.at)}
      </time>
      <div className={classes.words}>
        <p>
          <span className={classes.mark}>{t('suggestion.mark')}</span> {line.text}
        </p>
        <div className={classes.acts}>
          <Button
            size="small"
            loading={busy}
            icon={<IconCheck size={18} aria-hidden="true" />}
            onClick={() => void desk.take(line, line.text)}
          >
            {t('suggestion.take')}
          </Button>
          <Button size="small" onClick={() => setChanges(true)}>
            {t('suggestion.change')}
          </Button>
          <Button size="small" look="quiet" onClick={() => void desk.leaveOut(line.seq)}>
            {t('suggestion.leaveOut')}
          </Button>
        </div>
      </div>
    </div>
  );
}

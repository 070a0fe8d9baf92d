import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useLive } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { TextAreaField } from '#client/ui/Field.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { UserId } from '#contract/ids.ts';
import { PersonChoice } from './PersonChoice.tsx';
import classes from './Speakers.module.css';

/** Puts an interpellation into its queue: who is to answer, and what is asked. */
export function InterpellateSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('floor');
  const { run, busy, error } = useRun();
  const itemId = useLive((state) => state.currentItemId);
  const [questionedId, setQuestioned] = useState<UserId | null>(null);
  const [text, setText] = useState('');
  const [isAsked, setAsked] = useState(false);
  const subject = text.trim();

  const send = () => {
    setAsked(true);
    if (!questionedId || subject === '') return;
    void run('speakers.request', { itemId, subject, kind: 'interpellation', questionedId }).then(
      (isDone) => isDone && onClose(),
    );
  };
  return (
    <Sheet
      open
      title={t('question.title')}
      onClose={onClose}
      footer={
        <Button look="primary" loading={busy !== null} onClick={send}>
          {t('question.confirm')}
        </Button>
      }
    >
      <div className={classes.form}>
        <ErrorNotice error={error} />
        <p>{t('question.text')}</p>
        <PersonChoice
          label={t('question.person')}
          value={questionedId}
          withoutSelf
          error={isAsked && !questionedId ? t('question.personMissing') : null}
          onChange={setQuestioned}
        />
        <TextAreaField
          label={t('question.subject')}
          required
          maxLength={200}
          value={text}
          error={isAsked && subject === '' ? t('question.subjectMissing') : null}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
    </Sheet>
  );
}

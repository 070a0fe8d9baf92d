import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useLive } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { TextAreaField } from '#client/ui/Field.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { AgendaItemId } from '#contract/ids.ts';

// Held to the contract by the compiler, so that its schemas stay out of the meeting's page.
const LONGEST: typeof import('#contract/live/conclusion.ts').LONGEST_CONCLUSION = 4000;

/** Writes what the chair concludes on an item; everybody reads it with the agenda. Empty takes it back. */
export function ConclusionSheet({
  itemId,
  onClose,
}: {
  itemId: AgendaItemId;
  onClose: () => void;
}) {
  const { t } = useTranslation('proceedings');
  const item = useLive((state) => state.frame?.items.find((one) => one.itemId === itemId));
  const written = useLive((state) => state.conclusions[itemId]?.text ?? '');
  const { run, busy, error } = useRun();
  // The words begin with those that hold; what somebody else writes meanwhile doesn't change them under the hand.
  const [text, setText] = useState(written);
  const [seen, setSeen] = useState(written);
  const save = () =>
    void run('conclusion.write', { itemId, text: text.trim(), replaces: seen }).then((ok) =>
      ok ? onClose() : setSeen(written),
    );
  return (
    <Sheet
      open
      title={t('conclusion.title')}
      onClose={onClose}
      footer={
        <Button look="primary" loading={busy !== null} onClick={save}>
          {t('conclusion.save')}
        </Button>
      }
    >
      <ErrorNotice error={error} />
      {written !== seen && <p>{t('conclusion.now', { text: written })}</p>}
      <TextAreaField
        label={item?.title ?? t('conclusion.title')}
        hint={t('conclusion.hint')}
        rows={6}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </Sheet>
  );
}

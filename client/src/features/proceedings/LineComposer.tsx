import { useTranslation } from 'react-i18next';
import { useLive } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { TextAreaField } from '#client/ui/Field.tsx';
import type { AgendaItemId, MeetingId } from '#contract/ids.ts';
import { useLineDraft } from './line-draft.ts';
import classes from './Proceedings.module.css';
import type { UseProceedings } from './use-proceedings.ts';

/** A line of the secretary's own, for the item that is discussed. Ctrl+Enter writes it. */
export function LineComposer({
  meetingId,
  itemId,
  desk,
}: {
  meetingId: MeetingId;
  itemId: AgendaItemId | null;
  desk: UseProceedings;
}) {
  const { t } = useTranslation('proceedings');
  const title = useLive(
    (state) => state.frame?.items.find((item) => item.itemId === itemId)?.title ?? null,
  );
  const [text, setText] = useLineDraft(meetingId);
  const isEmpty = text.trim() === '';
  const write = async () => {
    if (!isEmpty && (await desk.write(itemId, text.trim()))) setText('');
  };
  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
    >
      <TextAreaField
        label={t('line.label')}
        hint={title ?? t('line.noItem')}
        rows={3}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void write();
        }}
      />
      <Button
        type="submit"
        size="small"
        look="primary"
        loading={desk.act.busy}
        aria-disabled={isEmpty || undefined}
      >
        {t('line.write')}
      </Button>
    </form>
  );
}

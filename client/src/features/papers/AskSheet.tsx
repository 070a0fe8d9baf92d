import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { Button } from '#client/ui/Button.tsx';
import { DateField } from '#client/ui/DateField.tsx';
import { SelectField, TextAreaField, TextField } from '#client/ui/Field.tsx';
import { ManyComboBox } from '#client/ui/ManyComboBox.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { TimeField } from '#client/ui/TimeField.tsx';
import type { Meeting } from '#contract/http/meetings.ts';
import type { OrgUnit } from '#contract/http/units.ts';
import { type AskDraft, askedOf, dueOf, emptyAsk, withItem } from './ask-draft.ts';
import classes from './Papers.module.css';
import { usePaperAct } from './use-paper-act.ts';

/** Asks one unit or several for a paper on an item: the item's own unit and the rule's time, unless others are chosen. */
export function AskSheet({
  meeting,
  units,
  dueAt,
  onClose,
}: {
  meeting: Meeting;
  units: readonly OrgUnit[];
  dueAt: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('papers');
  const [draft, setDraft] = useState<AskDraft>(() => emptyAsk(meeting, dueAt));
  const [tried, setTried] = useState(false);
  const asked = askedOf(draft);
  const change = (more: Partial<AskDraft>) => setDraft((before) => ({ ...before, ...more }));
  const ask = usePaperAct(
    (body: NonNullable<typeof asked>) =>
      call('papers.ask', { params: { meetingId: meeting.meetingId }, body }),
    onClose,
  );
  const problem = (isWrong: boolean, text: string) => (tried && isWrong ? text : null);
  return (
    <Sheet
      open
      wide
      onClose={onClose}
      title={t('ask.title')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button
            look="primary"
            loading={ask.isPending}
            onClick={() => {
              setTried(true);
              if (asked) ask.mutate(asked);
            }}
          >
            {t('ask.send')}
          </Button>
        </>
      }
    >
      <div className={classes.form}>
        <SelectField
          label={t('ask.item')}
          required
          value={draft.itemId}
          onChange={(event) => setDraft(withItem(draft, meeting, event.target.value))}
        >
          {meeting.items.map(({ itemId, title }, index) => (
            <option key={itemId} value={itemId}>
              {index + 1}. {title}
            </option>
          ))}
        </SelectField>
        <ManyComboBox
          words={{
            first: t('ask.units'),
            more: t('ask.addUnit'),
            chosen: t('ask.units'),
            drop: (unit) => t('ask.dropUnit', { unit }),
          }}
          error={problem(draft.unitIds.length === 0, t('ask.noUnits'))}
          options={units.map(({ unitId, name }) => ({ value: unitId, label: name }))}
          chosen={draft.unitIds}
          onChange={(unitIds) => change({ unitIds })}
        />
        <TextField
          label={t('ask.paper')}
          hint={t('ask.paperHint')}
          required
          maxLength={300}
          value={draft.title}
          error={problem(draft.title.trim().length < 2, t('ask.paperProblem'))}
          onChange={(event) => change({ title: event.target.value })}
        />
        <TextAreaField
          label={t('ask.note')}
          maxLength={2000}
          value={draft.note}
          onChange={(event) => change({ note: event.target.value })}
        />
        <div className={classes.pair}>
          <DateField label={t('ask.day')} value={draft.day} onChange={(day) => change({ day })} />
          <TimeField
            label={t('ask.time')}
            value={draft.time}
            error={problem(dueOf(draft) === null, t('ask.dueProblem'))}
            onChange={(time) => change({ time })}
          />
        </div>
        <ErrorNotice error={ask.error} />
      </div>
    </Sheet>
  );
}

import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgendaItem, Meeting } from '#contract/http/meetings.ts';
import { call } from '../../api/call.ts';
import { useNewId } from '../../api/use-new-id.ts';
import { Button } from '../../ui/Button.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { TextAreaField, TextField } from '../../ui/Field.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import classes from './Agenda.module.css';
import { ConflictDialog } from './ConflictDialog.tsx';
import { type ItemDraft, itemDraft, itemProblems, itemText } from './item-text.ts';
import type { Organisation } from './organisation.ts';
import { personOptions } from './person-options.ts';
import { useMeetingCache } from './use-meeting-cache.ts';
import { useMergingSave } from './use-merging-save.ts';

const LABELS = {
  title: 'itemTitle',
  presenterId: 'presenter',
  unitId: 'unit',
  minutes: 'minutes',
} as const;

/** Writes a new agenda item (`item` null) or changes one where it stands. */
export function AgendaItemForm({
  meeting,
  item,
  organisation,
  onSaved,
  onClose,
}: {
  meeting: Meeting;
  item: AgendaItem | null;
  organisation: Organisation;
  onSaved: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('prepare');
  const { t: tCommon } = useTranslation('common');
  const { keep, reload } = useMeetingCache(meeting.meetingId);
  const [base] = useState({ value: itemDraft(item), version: item?.version ?? 0 });
  const [draft, setDraft] = useState(base.value);
  const newItemId = useNewId();
  const [checked, setChecked] = useState(false);
  const params = { meetingId: meeting.meetingId };
  const saving = useMergingSave<ItemDraft, Meeting>({
    send: (value, version) =>
      item
        ? call('agenda.update', {
            params: { ...params, itemId: item.itemId },
            body: { version, text: itemText(value) },
          })
        : call('agenda.add', {
            params,
            body: { ...itemText(value), itemId: newItemId(value) as AgendaItem['itemId'] },
          }),
    load: async () => {
      const fresh = (await reload()).items.find((each) => each.itemId === item?.itemId) ?? null;
      return { value: itemDraft(fresh), version: fresh?.version ?? 0 };
    },
    onSaved: (answer) => {
      keep(answer);
      onSaved();
    },
  });
  const problems = itemProblems(draft);
  const change = (part: Partial<ItemDraft>) => setDraft((before) => ({ ...before, ...part }));

  function submit(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (!problems.title && !problems.minutes) void saving.save(base, draft);
  }

  function textOf(key: keyof ItemDraft, value: unknown): string {
    if (key === 'presenterId') {
      return organisation.people.find((person) => person.userId === value)?.name ?? '';
    }
    if (key === 'unitId') {
      return organisation.units.find((unit) => unit.unitId === value)?.name ?? '';
    }
    return String(value ?? '');
  }

  return (
    <form
      className={classes.form}
      onSubmit={submit}
      noValidate
      aria-label={item ? t('agenda.edit', { title: item.title }) : t('agenda.addTitle')}
    >
      <TextAreaField
        label={t('agenda.itemTitle')}
        required
        autoFocus
        maxLength={500}
        value={draft.title}
        error={checked && problems.title ? t('agenda.titleProblem') : null}
        onChange={(event) => change({ title: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey) submit(event);
        }}
      />
      <div className={classes.formRow}>
        <ComboBox
          label={t('agenda.presenter')}
          clearable
          options={personOptions(organisation.people)}
          value={draft.presenterId}
          onChange={(presenterId) => change({ presenterId })}
        />
        <ComboBox
          label={t('agenda.unit')}
          clearable
          options={organisation.units.map((unit) => ({ value: unit.unitId, label: unit.name }))}
          value={draft.unitId}
          onChange={(unitId) => change({ unitId })}
        />
        <TextField
          label={t('agenda.minutes')}
          inputMode="numeric"
          value={draft.minutes}
          error={checked && problems.minutes ? t('agenda.minutesProblem') : null}
          onChange={(event) => change({ minutes: event.target.value })}
        />
      </div>
      {saving.state.kind === 'failed' && <ErrorNotice error={saving.state.error} />}
      <div className={classes.formFoot}>
        <Button onClick={onClose}>{tCommon('cancel')}</Button>
        <Button look="primary" type="submit" loading={saving.state.kind === 'saving'}>
          {item ? tCommon('save') : t('agenda.add')}
        </Button>
      </div>
      {saving.state.kind === 'conflict' && (
        <ConflictDialog
          texts={saving.state.merge.conflicts.map(({ key, mine, theirs }) => ({
            key,
            label: t(`agenda.${LABELS[key]}`),
            mine: textOf(key, mine),
            theirs: textOf(key, theirs),
          }))}
          busy={false}
          onChoose={(takeTheirs) => void saving.resolve(takeTheirs)}
          onPutAside={saving.putAside}
        />
      )}
    </form>
  );
}

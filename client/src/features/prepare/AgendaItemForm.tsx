import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import { useNewId } from '#client/api/use-new-id.ts';
import { Button } from '#client/ui/Button.tsx';
import { ComboBox } from '#client/ui/ComboBox.tsx';
import { TextAreaField, TextField } from '#client/ui/Field.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import type { AgendaItem, Meeting } from '#contract/http/meetings.ts';
import classes from './Agenda.module.css';
import { ConflictDialog } from './ConflictDialog.tsx';
import { type ItemDraft, itemDraft, itemProblems, itemText } from './item-text.ts';
import type { Organisation } from './organisation.ts';
import { personOptions } from './person-options.ts';
import type { ItemEdit, ItemKey } from './use-item-drafts.ts';
import { useMeetingCache } from './use-meeting-cache.ts';
import { useMergingSave } from './use-merging-save.ts';

const LABELS = {
  title: 'itemTitle',
  presenterId: 'presenter',
  unitId: 'unit',
  minutes: 'minutes',
} as const;

/**
 * Writes a new agenda item or changes one where it stands. When somebody else has removed the item meanwhile, what is typed stays
 * and may be added as a new one.
 */
export function AgendaItemForm({
  meeting,
  itemKey,
  edit: { base, draft },
  organisation,
  onChange,
  onSaved,
  onClose,
}: {
  meeting: Meeting;
  itemKey: ItemKey;
  edit: ItemEdit;
  organisation: Organisation;
  onChange: (part: Partial<ItemDraft>) => void;
  onSaved: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('prepare');
  const { t: tCommon } = useTranslation('common');
  const { keep, reload } = useMeetingCache(meeting.meetingId);
  const item = meeting.items.find((each) => each.itemId === itemKey) ?? null;
  const isGone = item === null && itemKey !== 'new';
  const newItemId = useNewId();
  const [checked, setChecked] = useState(false);
  const params = { meetingId: meeting.meetingId };
  const saving = useMergingSave<ItemDraft, Meeting>({
    send: async (value, version) => {
      if (!item) {
        const itemId = newItemId(value) as AgendaItem['itemId'];
        return call('agenda.add', { params, body: { ...itemText(value), itemId } });
      }
      try {
        return await call('agenda.update', {
          params: { ...params, itemId: item.itemId },
          body: { version, text: itemText(value) },
        });
      } catch (error) {
        // Removed by somebody else: the newest agenda shows it, and this form what can be done.
        if (error instanceof ApiError && error.code === 'NOT_FOUND') await reload();
        throw error;
      }
    },
    load: async () => {
      const fresh = (await reload()).items.find((each) => each.itemId === itemKey);
      if (!fresh) throw new ApiError({ code: 'NOT_FOUND', reason: 'agenda-item' });
      return { value: itemDraft(fresh), version: fresh.version };
    },
    onSaved: (answer) => {
      keep(answer);
      onSaved();
    },
  });
  const problems = itemProblems(draft);

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
      aria-label={
        itemKey === 'new' ? t('agenda.addTitle') : t('agenda.edit', { title: base.value.title })
      }
    >
      {isGone && (
        <Notice tone="warn" title={t('agenda.goneTitle')}>
          {t('agenda.goneText')}
        </Notice>
      )}
      <TextAreaField
        label={t('agenda.itemTitle')}
        required
        autoFocus
        maxLength={500}
        value={draft.title}
        error={checked && problems.title ? t('agenda.titleProblem') : null}
        onChange={(event) => onChange({ title: event.target.value })}
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
          onChange={(presenterId) => onChange({ presenterId })}
        />
        <ComboBox
          label={t('agenda.unit')}
          clearable
          options={organisation.units.map((unit) => ({ value: unit.unitId, label: unit.name }))}
          value={draft.unitId}
          onChange={(unitId) => onChange({ unitId })}
        />
        <TextField
          label={t('agenda.minutes')}
          inputMode="numeric"
          value={draft.minutes}
          error={checked && problems.minutes ? t('agenda.minutesProblem') : null}
          onChange={(event) => onChange({ minutes: event.target.value })}
        />
      </div>
      {saving.state.kind === 'failed' && !isGone && <ErrorNotice error={saving.state.error} />}
      <div className={classes.formFoot}>
        <Button onClick={onClose}>{tCommon('cancel')}</Button>
        <Button look="primary" type="submit" loading={saving.state.kind === 'saving'}>
          {item ? tCommon('save') : t(isGone ? 'agenda.addAgain' : 'agenda.add')}
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

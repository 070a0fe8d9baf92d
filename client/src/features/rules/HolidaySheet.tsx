import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { Button } from '#client/ui/Button.tsx';
import { DateField } from '#client/ui/DateField.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { dayKey, weekdayOf } from '#client/ui/format-date.ts';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { writeDay } from '#client/ui/parse-day.ts';
import { SegmentedChoice } from '#client/ui/SegmentedChoice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { Holiday } from '#contract/http/rules.ts';
import classes from './Rules.module.css';
import { useRuleAct } from './use-rule-act.ts';

/** Adds a day off or an exchanged working day, or changes what a day is. */
export function HolidaySheet({
  holiday,
  onClose,
  onSaved,
}: {
  /** Null adds one. */
  holiday: Holiday | null;
  onClose: () => void;
  onSaved: (holiday: Holiday) => void;
}) {
  const { t } = useTranslation('rules');
  const { t: tCommon } = useTranslation('common');
  const formId = useId();
  const [draft, setDraft] = useState<Holiday>(
    holiday ?? { day: '', name: '', isWorkingDay: false },
  );
  const [isAsked, setAsked] = useState(false);
  const { day, isWorkingDay } = draft;
  const name = draft.name.trim();
  const saving = useRuleAct(
    () => call('holidays.set', { params: { day }, body: { name, isWorkingDay } }),
    () => onSaved({ day, name, isWorkingDay }),
  );
  const dayProblem = problemOfDay(draft);
  const isNameMissing = name.length < 2;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setAsked(true);
    if (!dayProblem && !isNameMissing) saving.mutate(undefined);
  }

  return (
    <Sheet
      open
      onClose={onClose}
      title={
        holiday ? t('holidays.changeTitle', { day: writeDay(holiday.day) }) : t('holidays.addTitle')
      }
      footer={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} loading={saving.isPending}>
            {tCommon('save')}
          </Button>
        </>
      }
    >
      <form id={formId} className={classes.form} onSubmit={submit} noValidate>
        <SegmentedChoice
          label={t('holidays.kind')}
          value={isWorkingDay ? 'working' : 'off'}
          choices={[
            { value: 'off', label: t('holidays.off') },
            { value: 'working', label: t('holidays.working') },
          ]}
          onChange={(kind) => setDraft({ ...draft, isWorkingDay: kind === 'working' })}
        />
        {!holiday && (
          <DateField
            label={t('holidays.day')}
            value={day}
            error={isAsked && dayProblem ? t(`problem.${dayProblem}`) : null}
            onChange={(next) => setDraft({ ...draft, day: next })}
          />
        )}
        {holiday && dayProblem && isAsked && (
          <p className={classes.problem} role="alert">
            {t(`problem.${dayProblem}`)}
          </p>
        )}
        <TextField
          label={t('holidays.name')}
          required
          maxLength={200}
          value={draft.name}
          error={isAsked && isNameMissing ? t('problem.holidayName') : null}
          onChange={({ target }) => setDraft({ ...draft, name: target.value })}
        />
        <ErrorNotice error={saving.error} />
      </form>
    </Sheet>
  );
}

/** Why the day can't be what it is to be: over or none, or worked anyway. */
function problemOfDay({ day, isWorkingDay }: Holiday): 'day' | 'exchanged' | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day < dayKey(new Date())) return 'day';
  const weekday = weekdayOf(day);
  return isWorkingDay && weekday !== 0 && weekday !== 6 ? 'exchanged' : null;
}

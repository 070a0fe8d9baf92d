import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { DateField } from '#client/ui/DateField.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { focusFirstProblem } from '#client/ui/focus-first-problem.ts';
import { dayKey } from '#client/ui/format-date.ts';
import { writeDay } from '#client/ui/parse-day.ts';
import { SegmentedChoice } from '#client/ui/SegmentedChoice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { Holiday } from '#contract/http/rules.ts';
import {
  daysIn,
  type HolidayDraft,
  type HolidayProblem,
  holidayProblems,
  MOST_DAYS_AT_ONCE,
} from './holiday-draft.ts';
import classes from './Rules.module.css';
import { SaveFooter } from './SaveFooter.tsx';
import { useRuleAct } from './use-rule-act.ts';

/** Adds a day off, a row of them or an exchanged working day, or changes what a day is. */
export function HolidaySheet({
  holiday,
  onClose,
  onSaved,
}: {
  /** Null adds one. */
  holiday: Holiday | null;
  onClose: () => void;
  onSaved: (day: string) => void;
}) {
  const { t } = useTranslation('rules');
  const formId = useId();
  const [draft, setDraft] = useState<HolidayDraft>({
    ...(holiday ?? { day: '', name: '', isWorkingDay: false }),
    until: '',
  });
  const [isAsked, setAsked] = useState(false);
  const { day, until, isWorkingDay } = draft;
  const change = (more: Partial<HolidayDraft>) => setDraft({ ...draft, ...more });
  const saving = useRuleAct(
    () => setDays(draft, holiday),
    () => onSaved(day),
  );
  const problems = holidayProblems(draft, dayKey(new Date()));
  const problemIn = (...names: HolidayProblem[]) => {
    const found = isAsked && names.find((name) => problems.has(name));
    return found ? t(`problem.${found}`, { count: MOST_DAYS_AT_ONCE }) : null;
  };
  const dayProblem = problemIn('day', 'exchanged');

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    setAsked(true);
    if (problems.size === 0) saving.mutate();
    else focusFirstProblem(event.currentTarget);
  }

  return (
    <Sheet
      open
      onClose={onClose}
      title={
        holiday ? t('holidays.changeTitle', { day: writeDay(holiday.day) }) : t('holidays.addTitle')
      }
      footer={<SaveFooter formId={formId} saving={saving} onClose={onClose} />}
    >
      <form id={formId} className={classes.form} onSubmit={submit} noValidate>
        <SegmentedChoice
          label={t('holidays.kind')}
          value={isWorkingDay ? 'working' : 'off'}
          choices={[
            { value: 'off', label: t('holidays.off') },
            { value: 'working', label: t('holidays.working') },
          ]}
          onChange={(kind) => change({ isWorkingDay: kind === 'working' })}
        />
        {!holiday && (
          <div className={classes.pair}>
            <DateField
              label={t('holidays.day')}
              value={day}
              error={dayProblem}
              onChange={(next) => change({ day: next })}
            />
            {!isWorkingDay && (
              <DateField
                label={t('holidays.until')}
                required={false}
                value={until}
                error={problemIn('until')}
                onChange={(next) => change({ until: next.trim() })}
              />
            )}
          </div>
        )}
        {holiday && dayProblem && (
          <p className={classes.problem} role="alert">
            {dayProblem}
          </p>
        )}
        <TextField
          label={t('holidays.name')}
          required
          maxLength={200}
          value={draft.name}
          error={problemIn('holidayName')}
          onChange={({ target }) => change({ name: target.value })}
        />
      </form>
    </Sheet>
  );
}

/** One day after the other: what is sent a second time after a fault changes nothing. */
async function setDays(draft: HolidayDraft, replaces: Holiday | null): Promise<void> {
  const { isWorkingDay } = draft;
  for (const day of daysIn(draft)) {
    const written = { day, name: draft.name.trim(), isWorkingDay };
    await call('holidays.set', { body: { written, replaces } });
  }
}

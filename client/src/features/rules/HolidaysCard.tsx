import {
  IconBriefcase,
  IconCalendarOff,
  IconCalendarPlus,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { read } from '#client/api/query.ts';
import { Button, IconButton } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { dayKey, longWeekday } from '#client/ui/format-date.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { writeDay } from '#client/ui/parse-day.ts';
import { SegmentedChoice } from '#client/ui/SegmentedChoice.tsx';
import type { Holiday } from '#contract/http/rules.ts';
import { HolidaySheet } from './HolidaySheet.tsx';
import classes from './Rules.module.css';
import { useRuleAct } from './use-rule-act.ts';

/** The days off and the exchanged working days of a year; those that are not over can be changed. */
export function HolidaysCard({ mayEdit }: { mayEdit: boolean }) {
  const { t } = useTranslation('rules');
  const thisYear = Number(dayKey(new Date()).slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [isAdding, setAdding] = useState(false);
  const holidays = useQuery({
    ...read('holidays.list', { query: { year } }),
    placeholderData: keepPreviousData,
  });
  const isOver = ({ day }: Holiday) => day < dayKey(new Date());
  const over = holidays.data?.filter(isOver) ?? [];
  const ahead = holidays.data?.filter((holiday) => !isOver(holiday)) ?? [];
  return (
    <Card
      title={t('holidays.title')}
      action={
        mayEdit && (
          <Button
            icon={<IconCalendarPlus size={20} aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t('holidays.add')}
          </Button>
        )
      }
    >
      <p className={classes.lead}>{t('holidays.lead')}</p>
      <SegmentedChoice
        label={t('holidays.year')}
        value={`${year}`}
        choices={[thisYear - 1, thisYear, thisYear + 1].map((choice) => ({
          value: `${choice}`,
          label: choice,
        }))}
        onChange={(choice) => setYear(Number(choice))}
      />
      {!holidays.data && holidays.error && (
        <ErrorState error={holidays.error} onRetry={() => void holidays.refetch()} />
      )}
      {holidays.isPending && <LoadingState />}
      {holidays.data?.length === 0 && (
        <EmptyState title={t('holidays.none', { year })} text={t('holidays.noneText')} />
      )}
      <Days holidays={ahead.length > 0 ? ahead : over} mayEdit={mayEdit} />
      {ahead.length > 0 && over.length > 0 && (
        <details className={classes.past}>
          <summary>{t('holidays.over')}</summary>
          <Days holidays={over} mayEdit={false} />
        </details>
      )}
      {isAdding && (
        <HolidaySheet
          holiday={null}
          onClose={() => setAdding(false)}
          onSaved={(day) => {
            setAdding(false);
            setYear(Number(day.slice(0, 4)));
          }}
        />
      )}
    </Card>
  );
}

function Days({ holidays, mayEdit }: { holidays: readonly Holiday[]; mayEdit: boolean }) {
  return (
    <ul className={classes.days}>
      {holidays.map((holiday) => (
        <HolidayEntry key={holiday.day} holiday={holiday} mayEdit={mayEdit} />
      ))}
    </ul>
  );
}

function HolidayEntry({ holiday, mayEdit }: { holiday: Holiday; mayEdit: boolean }) {
  const { t, i18n } = useTranslation('rules');
  const [act, setAct] = useState<'change' | 'remove' | null>(null);
  const close = () => setAct(null);
  const { day, name, isWorkingDay } = holiday;
  const removing = useRuleAct(() => call('holidays.remove', { body: holiday }), close);
  const about = { day: writeDay(day), name };
  const isOver = day < dayKey(new Date());
  const Picture = isWorkingDay ? IconBriefcase : IconCalendarOff;
  return (
    <li className={classes.day} data-over={isOver || undefined}>
      <Picture size={20} aria-hidden="true" />
      <div>
        <p className={classes.name}>{name}</p>
        <p className={classes.source}>
          {longWeekday(day, i18n.language)}, {about.day} ·{' '}
          {t(isWorkingDay ? 'holidays.working' : 'holidays.off')}
        </p>
      </div>
      {mayEdit && !isOver && (
        <div className={classes.acts}>
          <IconButton label={t('holidays.change', about)} onClick={() => setAct('change')}>
            <IconPencil size={20} />
          </IconButton>
          <IconButton label={t('holidays.remove', about)} onClick={() => setAct('remove')}>
            <IconTrash size={20} />
          </IconButton>
        </div>
      )}
      {act === 'change' && <HolidaySheet holiday={holiday} onClose={close} onSaved={close} />}
      <ConfirmDialog
        open={act === 'remove'}
        title={t('holidays.removeTitle', about)}
        confirm={t('remove', { ns: 'common' })}
        danger
        busy={removing.isPending}
        error={removing.error}
        onConfirm={() => removing.mutate()}
        onClose={close}
      >
        <p>{t('holidays.removeText')}</p>
      </ConfirmDialog>
    </li>
  );
}

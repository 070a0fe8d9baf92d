import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '#client/api/query.ts';
import { useMay } from '#client/api/session.ts';
import { Button } from '#client/ui/Button.tsx';
import { ComboBox } from '#client/ui/ComboBox.tsx';
import { DateField } from '#client/ui/DateField.tsx';
import { formatDay } from '#client/ui/format-date.ts';
import { MOST_LISTED } from '#contract/list-limits.ts';
import classes from './Search.module.css';
import { isNarrowed, type SearchWish } from './search-address.ts';

const STALE_MS = 5 * 60_000;

/** What narrows the search: a meeting, an item of it, a unit, the time of the meeting. A phone shows it when asked. */
export function SearchFilters({
  wish,
  onChange,
}: {
  wish: SearchWish;
  onChange: (change: Partial<SearchWish>) => void;
}) {
  const { t } = useTranslation('search');
  const [open, setOpen] = useState(isNarrowed(wish));
  const readsUnits = useMay('unit.read');
  const meetings = useQuery({ ...read('meetings.list', { query: {} }), staleTime: STALE_MS });
  const units = useQuery({ ...read('units.list', {}), enabled: readsUnits, staleTime: STALE_MS });
  const meeting = useQuery({
    ...read('meetings.get', { params: { meetingId: wish.meetingId ?? '' } }),
    enabled: wish.meetingId !== null,
    staleTime: STALE_MS,
  });
  const meetingOptions = useMemo(
    () =>
      (meetings.data?.meetings ?? []).map(({ meetingId, title, startsAt, unitName }) => ({
        value: meetingId as string,
        label: title,
        detail: `${formatDay(startsAt)} · ${unitName}`,
      })),
    [meetings.data],
  );
  const unitOptions = (units.data ?? []).map(({ unitId, name }) => ({
    value: unitId as string,
    label: name,
  }));
  const itemOptions = (meeting.data?.items ?? []).map(({ itemId, title }, index) => ({
    value: itemId as string,
    label: `${index + 1}. ${title}`,
  }));
  const day = (name: 'from' | 'to') => (
    <DateField
      label={t(name)}
      required={false}
      value={wish[name] ?? ''}
      error={wish[name] && !/^\d{4}-\d{2}-\d{2}$/.test(wish[name]) ? t('badDay') : null}
      onChange={(value) => onChange({ [name]: value.trim() || null })}
    />
  );
  return (
    <div className={classes.narrowing}>
      <Button
        className={classes.filterButton ?? ''}
        aria-expanded={open}
        icon={<IconFilter size={20} aria-hidden="true" />}
        onClick={() => setOpen(!open)}
      >
        {t('filters')}
      </Button>
      <fieldset className={classes.filters} data-open={open} aria-label={t('filters')}>
        <ComboBox
          label={t('meeting')}
          {...(meetings.data?.isCut && { hint: t('meetingsCut', { count: MOST_LISTED }) })}
          options={meetingOptions}
          value={wish.meetingId}
          clearable
          onChange={(meetingId) => onChange({ meetingId, itemId: null })}
        />
        {wish.meetingId && (
          <ComboBox
            label={t('item')}
            options={itemOptions}
            value={wish.itemId}
            clearable
            onChange={(itemId) => onChange({ itemId })}
          />
        )}
        {readsUnits && (
          <ComboBox
            label={t('unit')}
            options={unitOptions}
            value={wish.unitId}
            clearable
            onChange={(unitId) => onChange({ unitId })}
          />
        )}
        {day('from')}
        {day('to')}
      </fieldset>
    </div>
  );
}

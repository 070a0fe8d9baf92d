import { IconCalendarOff, IconSearchOff } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { read } from '#client/api/query.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { MOST_LISTED } from '#contract/list-limits.ts';
import type { Filters } from './filters.ts';
import { MeetingRows } from './MeetingRow.tsx';
import classes from './MeetingsPage.module.css';
import { inOrder } from './order.ts';

/** The meetings that fit the filters, as lines. */
export function MeetingList({ filters, onClear }: { filters: Filters; onClear: () => void }) {
  const { t } = useTranslation('meetings');
  const query = {
    scope: filters.scope,
    ...(filters.phase !== null && { phase: filters.phase }),
    ...(filters.text.trim() !== '' && { q: filters.text.trim() }),
  };
  const meetings = useQuery({
    ...read('meetings.list', { query }),
    placeholderData: keepPreviousData,
  });
  if (!meetings.data) {
    return (
      <Card padded={false}>
        {meetings.error ? (
          <ErrorState error={meetings.error} onRetry={() => void meetings.refetch()} />
        ) : (
          <LoadingState />
        )}
      </Card>
    );
  }
  const { meetings: shown, isCut } = meetings.data;
  if (shown.length === 0) {
    const filtered = filters.phase !== null || filters.text.trim() !== '';
    return (
      <Card padded={false}>
        {filtered ? (
          <EmptyState
            icon={<IconSearchOff size={32} />}
            title={t('noMatch')}
            text={t('noMatchText')}
            action={<Button onClick={onClear}>{t('clear')}</Button>}
          />
        ) : (
          <EmptyState icon={<IconCalendarOff size={32} />} title={t('none')} text={t('noneText')} />
        )}
      </Card>
    );
  }
  return (
    <Card>
      <p className={classes.count} role="status">
        {t('count', { count: shown.length })}
      </p>
      {isCut && <Notice>{t('cut', { count: MOST_LISTED })}</Notice>}
      <MeetingRows meetings={inOrder(shown)} />
    </Card>
  );
}

import { IconCalendar, IconList } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '#client/ui/SearchField.tsx';
import { SegmentedChoice } from '#client/ui/SegmentedChoice.tsx';
import type { Filters } from './filters.ts';
import classes from './MeetingsPage.module.css';

const TYPING_PAUSE_MS = 300;

/** Whose meetings, how far they are, which words, and as a list or a month. */
export function MeetingFilters({
  filters,
  onChange,
}: {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
}) {
  const { t } = useTranslation('meetings');
  const [text, setText] = useState(filters.text);

  useEffect(() => setText(filters.text), [filters.text]);
  useEffect(() => {
    if (text === filters.text) return;
    const timer = setTimeout(() => onChange({ text }), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, filters.text, onChange]);

  return (
    <div className={classes.filters}>
      <SegmentedChoice
        label={t('scope.label')}
        value={filters.scope}
        choices={[
          { value: 'mine', label: t('scope.mine') },
          { value: 'all', label: t('scope.all') },
        ]}
        onChange={(scope) => onChange({ scope })}
      />
      {filters.view === 'list' && (
        <SegmentedChoice
          label={t('phase.label')}
          value={filters.phase ?? 'any'}
          choices={[
            { value: 'any', label: t('phase.any') },
            { value: 'coming', label: t('phase.coming') },
            { value: 'running', label: t('phase.running') },
            { value: 'over', label: t('phase.over') },
          ]}
          onChange={(phase) => onChange({ phase: phase === 'any' ? null : phase })}
        />
      )}
      {filters.view === 'list' && (
        <search>
          <SearchField
            label={t('searchLabel')}
            placeholder={t('search')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </search>
      )}
      <SegmentedChoice
        label={t('view.label')}
        value={filters.view}
        choices={[
          {
            value: 'list',
            label: (
              <>
                <IconList size={18} aria-hidden="true" />
                {t('view.list')}
              </>
            ),
          },
          {
            value: 'month',
            label: (
              <>
                <IconCalendar size={18} aria-hidden="true" />
                {t('view.month')}
              </>
            ),
          },
        ]}
        onChange={(view) => onChange({ view })}
      />
    </div>
  );
}

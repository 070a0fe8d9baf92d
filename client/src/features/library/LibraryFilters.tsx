import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { read } from '#client/api/query.ts';
import { Button } from '#client/ui/Button.tsx';
import { ComboBox } from '#client/ui/ComboBox.tsx';
import { DateField } from '#client/ui/DateField.tsx';
import { SelectField } from '#client/ui/Field.tsx';
import { SearchField } from '#client/ui/SearchField.tsx';
import classes from './Library.module.css';
import { isNarrowed, type LibraryFilter, NO_FILTER } from './library-filter.ts';

/** What the documents are narrowed to: words, kind, agency, days. */
export function LibraryFilters({
  filter,
  onChange,
}: {
  filter: LibraryFilter;
  onChange: (filter: LibraryFilter) => void;
}) {
  const { t } = useTranslation('library');
  const kinds = useQuery(read('documentKinds.list', {})).data ?? [];
  const units = useQuery(read('units.list', {})).data ?? [];
  const change = (part: Partial<LibraryFilter>) => onChange({ ...filter, ...part });
  return (
    <search className={classes.filters}>
      <SearchField
        label={t('filter.search')}
        value={filter.text}
        onChange={(event) => change({ text: event.target.value })}
      />
      <details className={classes.more}>
        <summary>
          <IconAdjustmentsHorizontal size={20} aria-hidden="true" />
          {t('filter.more')}
        </summary>
        <div className={classes.fields}>
          <SelectField
            label={t('filter.kind')}
            value={filter.kindId ?? ''}
            onChange={({ target }) =>
              change({
                kindId: kinds.find(({ kindId }) => kindId === target.value)?.kindId ?? null,
              })
            }
          >
            <option value="">{t('filter.any')}</option>
            {kinds.map(({ kindId, name }) => (
              <option key={kindId} value={kindId}>
                {name}
              </option>
            ))}
          </SelectField>
          <ComboBox
            label={t('filter.agency')}
            options={units.map(({ unitId, name }) => ({ value: unitId, label: name }))}
            value={filter.agencyId}
            clearable
            onChange={(agencyId) => change({ agencyId })}
          />
          <DateField
            label={t('filter.from')}
            required={false}
            value={filter.from}
            onChange={(from) => change({ from })}
          />
          <DateField
            label={t('filter.to')}
            required={false}
            value={filter.to}
            onChange={(to) => change({ to })}
          />
        </div>
      </details>
      {isNarrowed(filter) && (
        <Button size="small" onClick={() => onChange(NO_FILTER)}>
          {t('filter.clear')}
        </Button>
      )}
    </search>
  );
}

import { useTranslation } from 'react-i18next';
import { ComboBox } from '#client/ui/ComboBox.tsx';
import { DateField } from '#client/ui/DateField.tsx';
import { SelectField, TextAreaField, TextField } from '#client/ui/Field.tsx';
import type { DocumentKind } from '#contract/http/document-details.ts';
import type { OrgUnit } from '#contract/http/units.ts';
import classes from './Details.module.css';
import { type DetailsDraft, problemsOf } from './details-draft.ts';

/** The fields of a document's description. */
export function DetailsFields({
  draft,
  kinds,
  units,
  onChange,
}: {
  draft: DetailsDraft;
  kinds: readonly DocumentKind[];
  units: readonly OrgUnit[];
  onChange: (change: Partial<DetailsDraft>) => void;
}) {
  const { t } = useTranslation('documents');
  const { t: tPrepare } = useTranslation('prepare');
  const problems = problemsOf(draft);
  const { agency } = draft;
  return (
    <div className={classes.fields}>
      <TextField
        label={t('details.name')}
        required
        maxLength={300}
        value={draft.title}
        error={problems.title && tPrepare(`problem.${problems.title}`)}
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <div className={classes.pair}>
        <SelectField
          label={t('details.kind')}
          value={draft.kindId ?? ''}
          onChange={({ target }) =>
            onChange({ kindId: kinds.find((kind) => kind.kindId === target.value)?.kindId ?? null })
          }
        >
          <option value="">{t('details.noKind')}</option>
          {kinds.map(({ kindId, name }) => (
            <option key={kindId} value={kindId}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('details.number')}
          placeholder={t('details.numberHint')}
          maxLength={60}
          value={draft.docNumber}
          onChange={(event) => onChange({ docNumber: event.target.value })}
        />
      </div>
      <div className={`${classes.pair} ${classes.origin}`}>
        <DateField
          label={t('details.day')}
          required={false}
          value={draft.datedOn}
          error={problems.datedOn && tPrepare(`problem.${problems.datedOn}`)}
          onChange={(datedOn) => onChange({ datedOn })}
        />
        <ComboBox
          label={t('details.agency')}
          options={units.map(({ unitId, name }) => ({ value: unitId, label: name }))}
          value={agency?.from === 'unit' ? agency.unitId : null}
          clearable
          onChange={(unitId) =>
            onChange({ agency: unitId === null ? null : { from: 'unit', unitId } })
          }
        />
      </div>
      {agency?.from !== 'unit' && (
        <TextField
          label={t('details.otherAgency')}
          hint={t('details.otherAgencyHint')}
          maxLength={300}
          value={agency?.name ?? ''}
          onChange={({ target }) =>
            onChange({
              agency: target.value === '' ? null : { from: 'elsewhere', name: target.value },
            })
          }
        />
      )}
      <TextAreaField
        label={t('details.abstract')}
        maxLength={1000}
        rows={3}
        value={draft.abstract}
        onChange={(event) => onChange({ abstract: event.target.value })}
      />
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { ComboBox, type ComboOption } from '#client/ui/ComboBox.tsx';
import { DateField } from '#client/ui/DateField.tsx';
import { CheckField, SelectField, TextField } from '#client/ui/Field.tsx';
import { TimeField } from '#client/ui/TimeField.tsx';
import type { InfoDraft, InfoProblem } from './info-draft.ts';
import type { Organisation } from './organisation.ts';
import classes from './Prepare.module.css';
import { personOptions } from './person-options.ts';

/** The form of what is said of a meeting as such. */
export function InfoFields({
  draft,
  problems,
  organisation,
  mayChangeChair = true,
  onChange,
}: {
  draft: InfoDraft;
  problems: Partial<Record<keyof InfoDraft, InfoProblem>>;
  organisation: Organisation;
  mayChangeChair?: boolean;
  onChange: (change: Partial<InfoDraft>) => void;
}) {
  const { t } = useTranslation('prepare');
  const people: ComboOption<NonNullable<InfoDraft['chairId']>>[] = personOptions(
    organisation.people,
  );
  const problem = (key: keyof InfoDraft) => {
    const found = problems[key];
    return found ? t(`problem.${found}`) : null;
  };
  return (
    <div className={classes.fields}>
      <div className={classes.whole}>
        <TextField
          label={t('info.title')}
          hint={t('info.titleHint')}
          required
          maxLength={300}
          value={draft.title}
          error={problem('title')}
          onChange={(event) => onChange({ title: event.target.value })}
        />
      </div>
      <SelectField
        label={t('info.type')}
        required
        value={draft.typeId ?? ''}
        error={problem('typeId')}
        onChange={(event) => {
          const chosen = organisation.types.find((type) => type.typeId === event.target.value);
          onChange({ typeId: chosen?.typeId ?? null });
        }}
      >
        <option value="">{t('info.choose')}</option>
        {organisation.types.map((type) => (
          <option key={type.typeId} value={type.typeId}>
            {type.name}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('info.place')}
        required
        maxLength={300}
        value={draft.place}
        error={problem('place')}
        onChange={(event) => onChange({ place: event.target.value })}
      />
      <DateField
        label={t('info.startDay')}
        value={draft.startDay}
        error={problem('startDay')}
        onChange={(startDay) =>
          onChange(draft.endDay === draft.startDay ? { startDay, endDay: startDay } : { startDay })
        }
      />
      <TimeField
        label={t('info.startTime')}
        value={draft.startTime}
        error={problem('startTime')}
        onChange={(startTime) => onChange({ startTime })}
      />
      <DateField
        label={t('info.endDay')}
        value={draft.endDay}
        error={problem('endDay')}
        onChange={(endDay) => onChange({ endDay })}
      />
      <TimeField
        label={t('info.endTime')}
        value={draft.endTime}
        error={problem('endTime')}
        onChange={(endTime) => onChange({ endTime })}
      />
      {mayChangeChair ? (
        <ComboBox
          label={t('info.chair')}
          required
          options={people}
          value={draft.chairId}
          error={problem('chairId')}
          onChange={(chairId) => onChange({ chairId })}
        />
      ) : (
        <TextField
          label={t('info.chair')}
          hint={t('info.chairStays')}
          readOnly
          value={people.find(({ value }) => value === draft.chairId)?.label ?? ''}
        />
      )}
      <ComboBox
        label={t('info.secretary')}
        required
        options={people}
        value={draft.secretaryId}
        error={problem('secretaryId')}
        onChange={(secretaryId) => onChange({ secretaryId })}
      />
      <div className={classes.whole}>
        <CheckField
          label={t('info.asksPassword')}
          checked={draft.asksPassword}
          onChange={(event) => onChange({ asksPassword: event.target.checked })}
        />
      </div>
    </div>
  );
}

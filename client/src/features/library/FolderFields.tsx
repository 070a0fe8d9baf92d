import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckField, SelectField, TextField } from '#client/ui/Field.tsx';
import { SegmentedChoice } from '#client/ui/SegmentedChoice.tsx';
import type { FolderText } from '#contract/http/library.ts';
import type { OrgUnit } from '#contract/http/units.ts';
import type { FolderBranch } from './folder-tree.ts';
import classes from './Library.module.css';

/** The fields of a folder: its name, where it lies, who may read it. */
export function FolderFields({
  draft,
  unitName,
  parents,
  units,
  isNameMissing,
  onChange,
}: {
  draft: FolderText;
  /** The unit whose folder it is. */
  unitName: string;
  parents: readonly FolderBranch[];
  units: readonly OrgUnit[];
  isNameMissing: boolean;
  onChange: (change: Partial<FolderText>) => void;
}) {
  const { t } = useTranslation('library');
  const { name, parentId, audience } = draft;
  // Until the first unit is ticked, the choice alone says that not everybody is meant.
  const [isNarrow, setNarrow] = useState(audience.length > 0);
  return (
    <>
      <TextField
        label={t('folder.name')}
        required
        autoFocus
        maxLength={200}
        value={name}
        error={isNameMissing ? t('problem.missing', { ns: 'prepare' }) : null}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <SelectField
        label={t('folder.parent')}
        value={parentId ?? ''}
        onChange={({ target }) => {
          const parent = parents.find(({ folder }) => folder.folderId === target.value);
          onChange({ parentId: parent?.folder.folderId ?? null });
        }}
      >
        <option value="">{t('folder.top', { unit: unitName })}</option>
        {parents.map(({ folder, depth }) => (
          <option key={folder.folderId} value={folder.folderId}>
            {'— '.repeat(depth + 1)}
            {folder.name}
          </option>
        ))}
      </SelectField>
      <div className={classes.audience}>
        <span aria-hidden="true">{t('folder.audience')}</span>
        <SegmentedChoice
          label={t('folder.audience')}
          value={isNarrow ? 'chosen' : 'everyone'}
          choices={[
            { value: 'everyone', label: t('folder.everyone') },
            { value: 'chosen', label: t('folder.chosen') },
          ]}
          onChange={(choice) => {
            setNarrow(choice === 'chosen');
            if (choice === 'everyone') onChange({ audience: [] });
          }}
        />
      </div>
      {isNarrow && (
        <fieldset className={classes.units}>
          <legend>{t('folder.chosen')}</legend>
          {units.map((unit) => (
            <CheckField
              key={unit.unitId}
              label={unit.name}
              checked={audience.includes(unit.unitId)}
              onChange={({ target }) => {
                const others = audience.filter((unitId) => unitId !== unit.unitId);
                onChange({ audience: target.checked ? [...others, unit.unitId] : others });
              }}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}

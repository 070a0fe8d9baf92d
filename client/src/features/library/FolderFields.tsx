import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckField, SelectField, TextField } from '#client/ui/Field.tsx';
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
      <SelectField
        label={t('folder.audience')}
        value={isNarrow ? 'chosen' : 'everyone'}
        onChange={({ target }) => {
          setNarrow(target.value === 'chosen');
          if (target.value === 'everyone') onChange({ audience: [] });
        }}
      >
        <option value="everyone">{t('folder.everyone')}</option>
        <option value="chosen">{t('folder.chosen')}</option>
      </SelectField>
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

import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import { read } from '#client/api/query.ts';
import { useNewId } from '#client/api/use-new-id.ts';
import { Button } from '#client/ui/Button.tsx';
import { CheckField, SelectField, TextField } from '#client/ui/Field.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import { SegmentedChoice } from '#client/ui/SegmentedChoice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { LibraryFolder } from '#contract/http/library.ts';
import type { LibraryFolderId, UnitId } from '#contract/ids.ts';
import { possibleParents } from './folder-tree.ts';
import classes from './Library.module.css';

/** Makes a folder, or changes one: its name, where it lies, who may read it. */
export function FolderSheet({
  folder,
  within,
  unit,
  folders,
  onDone,
  onClose,
}: {
  /** Null makes one. */
  folder: LibraryFolder | null;
  within: LibraryFolder | null;
  unit: { unitId: UnitId; unitName: string };
  folders: readonly LibraryFolder[];
  onDone: (folder: LibraryFolder) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('library');
  const { t: tCommon } = useTranslation('common');
  const formId = useId();
  const newId = useNewId();
  const [version, setVersion] = useState(folder?.version ?? 0);
  const [name, setName] = useState(folder?.name ?? '');
  const parents = possibleParents(folders, unit.unitId, folder?.folderId ?? null);
  const [parentId, setParentId] = useState<LibraryFolderId | null>(
    folder ? folder.parentId : within?.may.includes('library.edit') ? within.folderId : null,
  );
  const [isNarrow, setIsNarrow] = useState((folder?.audience.length ?? 0) > 0);
  const [audience, setAudience] = useState<readonly UnitId[]>(folder?.audience ?? []);
  const [isOvertaken, setIsOvertaken] = useState(false);
  const units = useQuery(read('units.list', {})).data ?? [];
  const text = { name: name.trim(), parentId, audience: isNarrow ? [...audience] : [] };
  const saving = useMutation({
    mutationFn: async () => {
      if (!folder) {
        const folderId = newId(text) as LibraryFolderId;
        return call('library.addFolder', { body: { ...text, folderId, unitId: unit.unitId } });
      }
      const params = { folderId: folder.folderId };
      return call('library.changeFolder', { params, body: { ...text, version } });
    },
    onSuccess: onDone,
    onError: (error) => {
      if (!(error instanceof ApiError && error.code === 'STALE_VERSION')) return;
      const stored = error.body.current as LibraryFolder;
      setVersion(stored.version);
      setName(stored.name);
      setParentId(stored.parentId);
      setIsNarrow(stored.audience.length > 0);
      setAudience(stored.audience);
      setIsOvertaken(true);
    },
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (text.name !== '') saving.mutate();
  }

  return (
    <Sheet
      open
      onClose={onClose}
      title={t(folder ? 'folder.changeTitle' : 'folder.addTitle')}
      footer={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} loading={saving.isPending}>
            {tCommon('save')}
          </Button>
        </>
      }
    >
      <form id={formId} className={classes.form} onSubmit={submit} noValidate>
        {isOvertaken && <Notice tone="warn">{t('folder.newer')}</Notice>}
        <TextField
          label={t('folder.name')}
          required
          autoFocus
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField
          label={t('folder.parent')}
          value={parentId ?? ''}
          onChange={({ target }) =>
            setParentId(
              parents.find(({ folder: { folderId } }) => folderId === target.value)?.folder
                .folderId ?? null,
            )
          }
        >
          <option value="">{t('folder.top', { unit: unit.unitName })}</option>
          {parents.map(({ folder: { folderId, name: parentName }, depth }) => (
            <option key={folderId} value={folderId}>
              {'— '.repeat(depth + 1)}
              {parentName}
            </option>
          ))}
        </SelectField>
        <SegmentedChoice
          label={t('folder.audience')}
          value={isNarrow ? 'chosen' : 'everyone'}
          choices={[
            { value: 'everyone', label: t('folder.everyone') },
            { value: 'chosen', label: t('folder.chosen') },
          ]}
          onChange={(choice) => setIsNarrow(choice === 'chosen')}
        />
        {isNarrow && (
          <fieldset className={classes.units}>
            <legend>{t('folder.chosen')}</legend>
            {units.map(({ unitId, name: unitName }) => (
              <CheckField
                key={unitId}
                label={unitName}
                checked={audience.includes(unitId)}
                onChange={({ target }) =>
                  setAudience(
                    target.checked ? [...audience, unitId] : audience.filter((id) => id !== unitId),
                  )
                }
              />
            ))}
          </fieldset>
        )}
        {!isOvertaken && <ErrorNotice error={saving.error} />}
      </form>
    </Sheet>
  );
}

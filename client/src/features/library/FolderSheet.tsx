import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { read } from '#client/api/query.ts';
import { useNewId } from '#client/api/use-new-id.ts';
import { useMergingSave } from '#client/features/prepare/use-merging-save.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { FolderText, LibraryFolder } from '#contract/http/library.ts';
import type { LibraryFolderId, UnitId } from '#contract/ids.ts';
import { FolderConflict } from './FolderConflict.tsx';
import { FolderFields } from './FolderFields.tsx';
import { folderText, loadFolder } from './folder-draft.ts';
import { possibleParents } from './folder-tree.ts';
import classes from './Library.module.css';

/** Makes a folder, or changes one: its name, where it lies, who may read it; what two write at once is shown. */
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
  const [base] = useState(() => ({
    value: folder ? folderText(folder) : textWithin(within),
    version: folder?.version ?? 0,
  }));
  const [draft, setDraft] = useState(base.value);
  const [isAsked, setAsked] = useState(false);
  const units = useQuery(read('units.list', {})).data ?? [];
  const saving = useMergingSave<FolderText, LibraryFolder>({
    send: (text, version) => {
      if (folder) {
        const params = { folderId: folder.folderId };
        return call('library.changeFolder', { params, body: { ...text, version } });
      }
      const folderId = newId(text) as LibraryFolderId;
      return call('library.addFolder', { body: { ...text, folderId, unitId: unit.unitId } });
    },
    load: () => loadFolder((folder as LibraryFolder).folderId),
    onSaved: onDone,
  });
  const text = { ...draft, name: draft.name.trim() };

  function submit(event: FormEvent): void {
    event.preventDefault();
    setAsked(true);
    if (text.name !== '') void saving.save(base, text);
  }

  return (
    <Sheet
      open
      onClose={onClose}
      title={t(folder ? 'folder.changeTitle' : 'folder.addTitle')}
      footer={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button
            look="primary"
            type="submit"
            form={formId}
            loading={saving.state.kind === 'saving'}
          >
            {tCommon('save')}
          </Button>
        </>
      }
    >
      <form id={formId} className={classes.form} onSubmit={submit} noValidate>
        <FolderFields
          draft={draft}
          unitName={unit.unitName}
          parents={possibleParents(folders, unit.unitId, folder?.folderId ?? null)}
          units={units}
          isNameMissing={isAsked && text.name === ''}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
        {saving.state.kind === 'failed' && <ErrorNotice error={saving.state.error} />}
      </form>
      {saving.state.kind === 'conflict' && (
        <FolderConflict
          merge={saving.state.merge}
          theirs={saving.state.stored.value}
          unitName={unit.unitName}
          folders={folders}
          units={units}
          onChoose={(takeTheirs) => void saving.resolve(takeTheirs)}
          onPutAside={saving.putAside}
        />
      )}
    </Sheet>
  );
}

/** A new folder inside of another one when that may be changed, else at the top. */
function textWithin(within: LibraryFolder | null): FolderText {
  const parentId = within?.may.includes('library.edit') ? within.folderId : null;
  return { name: '', parentId, audience: [] };
}

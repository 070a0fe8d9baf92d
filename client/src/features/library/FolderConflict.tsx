import { useTranslation } from 'react-i18next';
import { ConflictDialog } from '#client/features/prepare/ConflictDialog.tsx';
import type { Merge } from '#client/features/prepare/merge-fields.ts';
import type { FolderText, LibraryFolder } from '#contract/http/library.ts';
import type { OrgUnit } from '#contract/http/units.ts';

const LABELS = { name: 'name', parentId: 'parent', audience: 'audience' } as const;

/** The question about what two people wrote differently of one folder. */
export function FolderConflict({
  merge,
  theirs,
  unitName,
  folders,
  units,
  onChoose,
  onPutAside,
}: {
  merge: Merge<FolderText>;
  theirs: FolderText;
  /** The unit whose folder it is. */
  unitName: string;
  folders: readonly LibraryFolder[];
  units: readonly OrgUnit[];
  onChoose: (takeTheirs: ReadonlySet<keyof FolderText>) => void;
  onPutAside: () => void;
}) {
  const { t } = useTranslation('library');

  function textOf(key: keyof FolderText, { name, parentId, audience }: FolderText): string {
    switch (key) {
      case 'name':
        return name;
      case 'parentId':
        if (parentId === null) return t('folder.top', { unit: unitName });
        return folders.find(({ folderId }) => folderId === parentId)?.name ?? '';
      case 'audience':
        if (audience.length === 0) return t('folder.everyone');
        return units
          .filter(({ unitId }) => audience.includes(unitId))
          .map((unit) => unit.name)
          .join(', ');
    }
  }

  return (
    <ConflictDialog
      texts={merge.conflicts.map(({ key }) => ({
        key,
        label: t(`folder.${LABELS[key]}`),
        mine: textOf(key, merge.merged),
        theirs: textOf(key, theirs),
      }))}
      busy={false}
      onChoose={onChoose}
      onPutAside={onPutAside}
    />
  );
}

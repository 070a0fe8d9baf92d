import { useTranslation } from 'react-i18next';
import { ConflictDialog } from '#client/features/prepare/ConflictDialog.tsx';
import type { Merge } from '#client/features/prepare/merge-fields.ts';
import { writeDay } from '#client/ui/parse-day.ts';
import type { DocumentKind } from '#contract/http/document-details.ts';
import type { OrgUnit } from '#contract/http/units.ts';
import type { DetailsDraft } from './details-draft.ts';

const LABELS = {
  title: 'name',
  kindId: 'kind',
  docNumber: 'number',
  datedOn: 'day',
  agency: 'agency',
  abstract: 'abstract',
} as const;

/** The question about what two people wrote differently of one document. */
export function DetailsConflict({
  merge,
  theirs,
  kinds,
  units,
  onChoose,
  onPutAside,
}: {
  merge: Merge<DetailsDraft>;
  theirs: DetailsDraft;
  kinds: readonly DocumentKind[];
  units: readonly OrgUnit[];
  onChoose: (takeTheirs: ReadonlySet<keyof DetailsDraft>) => void;
  onPutAside: () => void;
}) {
  const { t } = useTranslation('documents');

  function textOf(key: keyof DetailsDraft, draft: DetailsDraft): string {
    switch (key) {
      case 'kindId':
        return kinds.find(({ kindId }) => kindId === draft.kindId)?.name ?? '';
      case 'datedOn':
        return draft.datedOn === '' ? '' : writeDay(draft.datedOn);
      case 'agency': {
        const { agency } = draft;
        if (agency?.from === 'elsewhere') return agency.name;
        return units.find(({ unitId }) => unitId === agency?.unitId)?.name ?? '';
      }
      default:
        return draft[key];
    }
  }

  return (
    <ConflictDialog
      texts={merge.conflicts.map(({ key }) => ({
        key,
        label: t(`details.${LABELS[key]}`),
        mine: textOf(key, merge.merged),
        theirs: textOf(key, theirs),
      }))}
      busy={false}
      onChoose={onChoose}
      onPutAside={onPutAside}
    />
  );
}

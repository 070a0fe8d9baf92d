import { useTranslation } from 'react-i18next';
import { writeDay } from '#client/ui/parse-day.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import type { InfoDraft } from './info-draft.ts';
import type { Organisation } from './organisation.ts';
import type { InfoDraftHold } from './use-info-draft.ts';

const LABELS = {
  title: 'title',
  typeId: 'type',
  startDay: 'startDay',
  startTime: 'startTime',
  endDay: 'endDay',
  endTime: 'endTime',
  place: 'place',
  chairId: 'chair',
  secretaryId: 'secretary',
  siteIds: 'sites',
  asksPassword: 'asksPassword',
} as const;

/** The question about what two secretaries wrote differently of the meeting as such; nothing while there is none. */
export function InfoConflict({
  hold,
  organisation,
}: {
  hold: InfoDraftHold;
  organisation: Organisation;
}) {
  const { t } = useTranslation(['prepare', 'prepareBallots']);
  const { state } = hold.saving;
  if (state.kind !== 'conflict') return null;
  const { merge, stored } = state;

  function textOf(key: keyof InfoDraft, draft: InfoDraft): string {
    switch (key) {
      case 'typeId':
        return organisation.types.find((type) => type.typeId === draft.typeId)?.name ?? '';
      case 'chairId':
      case 'secretaryId':
        return organisation.people.find((person) => person.userId === draft[key])?.name ?? '';
      case 'siteIds':
        return organisation.sites
          .filter((site) => draft.siteIds.includes(site.siteId))
          .map((site) => site.name)
          .join(', ');
      case 'startDay':
      case 'endDay':
        return writeDay(draft[key]);
      case 'asksPassword':
        return t(draft[key] ? 'yes' : 'no', { ns: 'prepareBallots' });
      default:
        return draft[key];
    }
  }

  return (
    <ConflictDialog
      texts={merge.conflicts.map(({ key }) => ({
        key,
        label: t(`info.${LABELS[key]}`),
        mine: textOf(key, merge.merged),
        theirs: textOf(key, stored.value),
      }))}
      busy={false}
      onChoose={(takeTheirs) => void hold.saving.resolve(takeTheirs)}
      onPutAside={hold.saving.putAside}
    />
  );
}

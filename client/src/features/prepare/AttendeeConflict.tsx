import { useTranslation } from 'react-i18next';
import type { Meeting } from '#contract/http/meetings.ts';
import type { Place } from './attendee-list.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import type { Organisation } from './organisation.ts';
import type { AttendeeDraftHold } from './use-attendee-draft.ts';

/** The question about persons whom two secretaries placed differently; nothing while there is none. */
export function AttendeeConflict({
  hold,
  meeting,
  organisation,
}: {
  hold: AttendeeDraftHold;
  meeting: Meeting;
  organisation: Organisation;
}) {
  const { t } = useTranslation('prepare');
  const { t: tCommon } = useTranslation('common');
  const { state } = hold.saving;
  if (state.kind !== 'conflict') return null;

  function textOf(place: Place | undefined): string {
    if (!place) return t('attendees.gone');
    const site = meeting.sites.find((each) => each.siteId === place.siteId);
    const roles = [place.role, ...(place.isDeputy ? (['deputyChair'] as const) : [])];
    return [
      ...roles.map((role) => tCommon(`role.${role}`)),
      site?.name ?? t('attendees.nowhere'),
    ].join(' · ');
  }

  const { merge, stored } = state;
  return (
    <ConflictDialog
      texts={merge.conflicts.map(({ key }) => ({
        key: String(key),
        label:
          organisation.people.find((person) => person.userId === key)?.name ??
          t('attendees.person'),
        mine: textOf(merge.merged[key]),
        theirs: textOf(stored.value[key]),
      }))}
      busy={false}
      onChoose={(takeTheirs) => void hold.saving.resolve(takeTheirs)}
      onPutAside={hold.saving.putAside}
    />
  );
}

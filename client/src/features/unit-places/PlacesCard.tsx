import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { shortSiteName } from '#client/features/meeting/people.ts';
import { SaveBar } from '#client/features/prepare/SaveBar.tsx';
import { ArticleCard } from '#client/ui/ArticleCard.tsx';
import { formatDateTime, formatSpan } from '#client/ui/format-date.ts';
import { Notice } from '#client/ui/Notice.tsx';
import type { UnitPlaces } from '#contract/http/invited-units.ts';
import { PlacesPill } from './PlacesPill.tsx';
import { ChoosePeople, SentList } from './SentPeople.tsx';
import classes from './UnitPlaces.module.css';
import { useSending } from './use-sending.ts';

/** Hears whether a card holds changes that are not saved. */
type OnDirty = (invitationId: string, isDirty: boolean) => void;

/** One meeting to which the unit sends people: when, where, as what, until when to say whom; and whom. */
export function PlacesCard({ places, onDirty }: { places: UnitPlaces; onDirty: OnDirty }) {
  const { t } = useTranslation('unitPlaces');
  const { t: tCommon } = useTranslation('common');
  const { invitationId, meetingTitle, unitName, startsAt, endsAt, place, siteName } = places;
  const { people, isOpen, dueAt, role } = places;
  return (
    <ArticleCard
      id={invitationId}
      className={classes.card}
      heading="h2"
      title={meetingTitle}
      about={
        <>
          <p className={classes.quiet}>{[formatSpan(startsAt, endsAt), place].join(' · ')}</p>
          <p className={classes.quiet}>
            {[unitName, tCommon(`role.${role}`), siteName === null ? '' : shortSiteName(siteName)]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <p>{t(isOpen ? 'due' : 'dueOver', { due: formatDateTime(dueAt) })}</p>
        </>
      }
      state={<PlacesPill sent={people.length} places={places.places} isOpen={isOpen} />}
    >
      {isOpen ? (
        <Choosing places={places} onDirty={onDirty} />
      ) : (
        <>
          <SentList people={people} onDrop={null} />
          <Notice title={t('closed.title')}>{t('closed.text')}</Notice>
        </>
      )}
    </ArticleCard>
  );
}

function Choosing({ places, onDirty }: { places: UnitPlaces; onDirty: OnDirty }) {
  const { invitationId } = places;
  const hold = useSending(places, {
    load: async () => {
      const mine = await call('unitInvitations.mine', {});
      return mine.find((each) => each.invitationId === invitationId) ?? places;
    },
  });
  const { dirty } = hold;
  useEffect(() => {
    onDirty(invitationId, dirty);
    return () => onDirty(invitationId, false);
  }, [onDirty, invitationId, dirty]);
  const { state } = hold.saving;
  return (
    <>
      <ChoosePeople hold={hold} places={places.places} />
      {(dirty || state.kind !== 'idle' || hold.savedAt) && (
        <SaveBar
          dirty={dirty}
          saving={state.kind === 'saving'}
          savedAt={hold.savedAt}
          error={state.kind === 'failed' ? state.error : null}
          onSave={() => void hold.save()}
          onDrop={hold.putAside}
        />
      )}
    </>
  );
}

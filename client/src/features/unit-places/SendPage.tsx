import { IconUserShare } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { read } from '#client/api/query.ts';
import { useLeaveGuard } from '#client/features/prepare/use-leave-guard.ts';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { PageHead } from '#client/ui/PageHead.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import { PlacesCard } from './PlacesCard.tsx';
import classes from './UnitPlaces.module.css';

const REFRESH_MS = 20_000;

/** The meetings to which one's unit is invited with places, and whom it sends to each. */
export function Component() {
  const { t } = useTranslation('unitPlaces');
  const invited = useQuery({ ...read('unitInvitations.mine', {}), refetchInterval: REFRESH_MS });
  const [unsaved, setUnsaved] = useState<ReadonlySet<string>>(new Set());
  const blocker = useLeaveGuard(unsaved.size > 0);
  const { hash } = useLocation();
  usePageTitle(t('title'));
  const note = useCallback(
    (invitationId: string, isDirty: boolean) =>
      setUnsaved((before) => {
        const others = [...before].filter((each) => each !== invitationId);
        return new Set(isDirty ? [...others, invitationId] : others);
      }),
    [],
  );
  useEffect(() => {
    if (invited.isSuccess && hash !== '') document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash, invited.isSuccess]);

  if (!invited.data) {
    if (!invited.error) return <LoadingState />;
    return <ErrorState error={invited.error} onRetry={() => void invited.refetch()} />;
  }
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      {invited.data.length === 0 && (
        <EmptyState icon={<IconUserShare size={32} />} title={t('empty')} text={t('emptyText')} />
      )}
      <div className={classes.cards}>
        {invited.data.map((places) => (
          <PlacesCard key={places.invitationId} places={places} onDirty={note} />
        ))}
      </div>
      <ConfirmDialog
        open={blocker.state === 'blocked'}
        danger
        title={t('leave.title', { ns: 'prepare' })}
        confirm={t('leave.action', { ns: 'prepare' })}
        onConfirm={() => blocker.proceed?.()}
        onClose={() => blocker.reset?.()}
      >
        {t('leave.text', { ns: 'prepare' })}
      </ConfirmDialog>
    </>
  );
}

import { IconLogout } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#client/api/api-error.ts';
import { sendBeforeSigningOut, useSignOut } from '#client/api/session.ts';
import { Button } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';

/** Signs out, once what was written on this device has been sent; asks when some of it can't be. */
export function SignOutButton({ quiet = false }: { quiet?: boolean }) {
  const { t } = useTranslation(['common', 'offline']);
  const sending = useMutation({ mutationFn: sendBeforeSigningOut });
  const signOut = useMutation({ mutationFn: useSignOut() });
  const unsent = sending.data ?? 0;
  const isCutOff = signOut.error instanceof ApiError && signOut.error.reason === 'offline';
  const noLine = <Notice tone="warn">{t('offline:signOut.noLine')}</Notice>;
  const begin = async () => {
    if ((await sending.mutateAsync()) === 0) signOut.mutate();
  };
  return (
    <>
      <Button
        {...(quiet && { look: 'quiet' })}
        icon={<IconLogout size={20} aria-hidden="true" />}
        loading={sending.isPending || signOut.isPending}
        onClick={() => void begin()}
      >
        {t('signOut')}
      </Button>
      {unsent === 0 && (isCutOff ? noLine : <ErrorNotice error={signOut.error} />)}
      <ConfirmDialog
        open={unsent > 0}
        title={t('offline:signOut.title', { count: unsent })}
        confirm={t('offline:signOut.confirm')}
        busy={signOut.isPending}
        error={isCutOff ? null : signOut.error}
        onConfirm={() => signOut.mutate()}
        onClose={() => {
          sending.reset();
          signOut.reset();
        }}
      >
        <p>{t('offline:signOut.text')}</p>
        {isCutOff && noLine}
      </ConfirmDialog>
    </>
  );
}

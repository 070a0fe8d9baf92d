import { IconLogout } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useMe, useSignOut } from '#client/api/session.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import classes from './Shell.module.css';

/** Who is signed in, with the way to the account's page and out. */
export function AccountCard() {
  const { t } = useTranslation('common');
  const me = useMe();
  const signOut = useMutation({ mutationFn: useSignOut() });
  return (
    <div className={classes.account}>
      <ErrorNotice error={signOut.error} />
      <NavLink to="/tai-khoan" className={classes.person ?? ''}>
        <Avatar name={me.name} />
        <span className={classes.who}>
          <strong>{me.name}</strong>
          <span>{me.unitName}</span>
        </span>
      </NavLink>
      <Button
        look="quiet"
        icon={<IconLogout size={20} aria-hidden="true" />}
        loading={signOut.isPending}
        onClick={() => signOut.mutate()}
      >
        {t('signOut')}
      </Button>
    </div>
  );
}

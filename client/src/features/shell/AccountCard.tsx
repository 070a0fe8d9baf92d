import { NavLink } from 'react-router';
import { useMe } from '#client/api/session.ts';
import { SignOutButton } from '#client/features/account/SignOutButton.tsx';
import { Avatar } from '#client/ui/Avatar.tsx';
import classes from './Shell.module.css';

/** Who is signed in, with the way to the account's page and out. */
export function AccountCard() {
  const me = useMe();
  return (
    <div className={classes.account}>
      <NavLink to="/tai-khoan" className={classes.person ?? ''}>
        <Avatar name={me.name} />
        <span className={classes.who}>
          <strong>{me.name}</strong>
          <span>{me.unitName}</span>
        </span>
      </NavLink>
      <SignOutButton quiet />
    </div>
  );
}

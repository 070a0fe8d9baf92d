import {
  IconBooks,
  IconCalendarEvent,
  IconHelpCircle,
  IconHome,
  type IconProps,
  IconSearch,
  IconUserCircle,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { read } from '#client/api/query.ts';
import classes from './Shell.module.css';

const LINKS = [
  { to: '/', name: 'today', Picture: IconHome },
  { to: '/lich-hop', name: 'meetings', Picture: IconCalendarEvent },
  { to: '/kho-tai-lieu', name: 'library', Picture: IconBooks },
  { to: '/tim-kiem', name: 'search', Picture: IconSearch },
  { to: '/huong-dan', name: 'guide', Picture: IconHelpCircle },
] as const satisfies readonly { to: string; name: string; Picture: ComponentType<IconProps> }[];

const ACCOUNT = { to: '/tai-khoan', name: 'account', Picture: IconUserCircle } as const;

/** The main pages as links; on a phone the account is one of them. */
export function NavLinks({ withAccount = false }: { withAccount?: boolean }) {
  const { t } = useTranslation('common');
  const duties = useQuery(read('home.duties', {})).data?.length ?? 0;
  const links = withAccount ? [...LINKS, ACCOUNT] : LINKS;
  return (
    <ul className={classes.links}>
      {links.map(({ to, name, Picture }) => (
        <li key={to}>
          <NavLink to={to} end={to === '/'} className={classes.link ?? ''}>
            <Picture size={22} aria-hidden="true" />
            <span>{t(`nav.${name}`)}</span>
            {name === 'today' && duties > 0 && <span className={classes.badge}>{duties}</span>}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

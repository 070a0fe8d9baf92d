import {
  IconBooks,
  IconCalendarEvent,
  IconDeviceDesktop,
  IconFileUpload,
  IconGavel,
  IconHelpCircle,
  IconHome,
  type IconProps,
  IconSearch,
  IconUserCircle,
  IconUserShare,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { read } from '#client/api/query.ts';
import { useMe } from '#client/api/session.ts';
import type { Action } from '#contract/actions.ts';
import { MoreLinks } from './MoreLinks.tsx';
import classes from './Shell.module.css';

/** A main page: where it is, the word for it, its picture, and what an account must be allowed to be offered it. */
export type MainPage = {
  to: string;
  name:
    | 'today'
    | 'meetings'
    | 'library'
    | 'search'
    | 'papers'
    | 'unitPlaces'
    | 'rules'
    | 'siteDevices'
    | 'guide'
    | 'account';
  /** A shorter word for the bar, where the other one is too long. */
  short?: 'todayShort';
  Picture: ComponentType<IconProps>;
  needs?: Action;
};

/** The papers that one's unit was asked for; offered once it was asked for one. */
const PAPERS: MainPage = { to: '/chuan-bi-tai-lieu', name: 'papers', Picture: IconFileUpload };

/** The meetings to which one's unit sends people; offered while there is one. */
const UNIT_PLACES: MainPage = { to: '/cu-nguoi', name: 'unitPlaces', Picture: IconUserShare };

const PAGES: readonly MainPage[] = [
  { to: '/', name: 'today', short: 'todayShort', Picture: IconHome },
  { to: '/lich-hop', name: 'meetings', Picture: IconCalendarEvent },
  { to: '/kho-tai-lieu', name: 'library', Picture: IconBooks, needs: 'library.read' },
  { to: '/tim-kiem', name: 'search', Picture: IconSearch },
  { to: '/quy-che', name: 'rules', Picture: IconGavel, needs: 'rule.edit' },
  {
    to: '/thiet-bi-phong-hop',
    name: 'siteDevices',
    Picture: IconDeviceDesktop,
    needs: 'device.manage',
  },
  { to: '/huong-dan', name: 'guide', Picture: IconHelpCircle },
];

const ACCOUNT: MainPage = { to: '/tai-khoan', name: 'account', Picture: IconUserCircle };

/** As many entries stand beside each other at 390 px without being cut off. */
const MOST_IN_BAR = 5;

/** The main pages as links down the side. */
export function NavLinks() {
  return <LinkList pages={useOfferedPages()} />;
}

/** The main pages and the account in a bar: five entries at most, of which the last leads to the rest when there are more. */
export function NavBar() {
  const pages = [...useOfferedPages(), ACCOUNT];
  if (pages.length <= MOST_IN_BAR) return <LinkList isBar pages={pages} />;
  const [shown, rest] = [pages.slice(0, MOST_IN_BAR - 1), pages.slice(MOST_IN_BAR - 1)];
  return <LinkList isBar pages={shown} rest={rest} />;
}

function useOfferedPages(): MainPage[] {
  const { may } = useMe();
  const hasPapers = (useQuery(read('papers.mine', {})).data?.length ?? 0) > 0;
  const hasPlaces = (useQuery(read('unitInvitations.mine', {})).data?.length ?? 0) > 0;
  const pages = PAGES.filter(({ needs }) => needs === undefined || may.includes(needs));
  // Before the guide, which stays the last.
  const ofUnit = [...(hasPapers ? [PAPERS] : []), ...(hasPlaces ? [UNIT_PLACES] : [])];
  return pages.toSpliced(-1, 0, ...ofUnit);
}

function LinkList({
  isBar = false,
  pages,
  rest = [],
}: {
  isBar?: boolean;
  pages: readonly MainPage[];
  rest?: readonly MainPage[];
}) {
  const { t } = useTranslation('common');
  const duties = useQuery(read('home.duties', {})).data?.length ?? 0;
  return (
    <ul className={classes.links}>
      {pages.map(({ to, name, short, Picture }) => (
        <li key={to}>
          <NavLink to={to} end={to === '/'} className={classes.link ?? ''}>
            <Picture size={22} aria-hidden="true" />
            <span>{t(`nav.${isBar ? (short ?? name) : name}`)}</span>
            {name === 'today' && duties > 0 && <span className={classes.badge}>{duties}</span>}
          </NavLink>
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <MoreLinks pages={rest} />
        </li>
      )}
    </ul>
  );
}

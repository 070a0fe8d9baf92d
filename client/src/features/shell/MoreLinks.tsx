import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { MainPage } from './NavLinks.tsx';
import classes from './Shell.module.css';

/** The last entry of the bar: opens the main pages that find no place in it, and is marked while one of them is shown. */
export function MoreLinks({ pages }: { pages: readonly MainPage[] }) {
  const { t } = useTranslation('common');
  const { pathname } = useLocation();
  const [isOpen, setOpen] = useState(false);
  const isHere = pages.some(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  return (
    <>
      <button
        type="button"
        className={classes.link}
        aria-current={isHere ? 'true' : undefined}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <IconDots size={22} aria-hidden="true" />
        <span>{t('nav.more')}</span>
      </button>
      <Sheet open={isOpen} title={t('nav.label')} onClose={() => setOpen(false)}>
        <ul className={classes.rest}>
          {pages.map(({ to, name, Picture }) => (
            <li key={to}>
              <NavLink to={to} className={classes.restLink ?? ''} onClick={() => setOpen(false)}>
                <Picture size={22} aria-hidden="true" />
                {t(`nav.${name}`)}
              </NavLink>
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  );
}

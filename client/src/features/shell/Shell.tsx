import { useTranslation } from 'react-i18next';
import { Link, Outlet, ScrollRestoration } from 'react-router';
import { NotificationBell } from '#client/features/notifications/NotificationBell.tsx';
import { Emblem } from '#client/ui/Emblem.tsx';
import { OfflineBar } from '#client/ui/OfflineBar.tsx';
import { AccountCard } from './AccountCard.tsx';
import { NavBar, NavLinks } from './NavLinks.tsx';
import classes from './Shell.module.css';

/** The frame of every page outside of a meeting: links at the side, on a phone at the bottom. */
export function Component() {
  const { t } = useTranslation('common');
  const brand = (
    <Link to="/" className={classes.brand}>
      <Emblem />
      {t('productName')}
    </Link>
  );
  return (
    <div className={classes.shell}>
      <a href="#noi-dung" className={classes.skip}>
        {t('skipToContent')}
      </a>
      <div className={classes.side}>
        <div className={classes.sideHead}>
          {brand}
          <NotificationBell />
        </div>
        <nav aria-label={t('nav.label')}>
          <NavLinks />
        </nav>
        <AccountCard />
      </div>
      <header className={classes.top}>
        {brand}
        <NotificationBell />
      </header>
      <div className={classes.column}>
        <OfflineBar />
        <main id="noi-dung" tabIndex={-1} className={classes.main}>
          <Outlet />
        </main>
      </div>
      <nav className={classes.bottom} aria-label={t('nav.label')}>
        <NavBar />
      </nav>
      <ScrollRestoration />
    </div>
  );
}

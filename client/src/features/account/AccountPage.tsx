import { IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '#client/api/session.ts';
import { NotesKeyCard } from '#client/features/notes-key/NotesKeyCard.tsx';
import { DeviceDocumentsCard } from '#client/features/offline/DeviceDocumentsCard.tsx';
import buttonClasses from '#client/ui/Button.module.css';
import { Card } from '#client/ui/Card.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { PageHead } from '#client/ui/PageHead.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import classes from './AccountPage.module.css';
import { DisplaySettings } from './DisplaySettings.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { SignOutButton } from './SignOutButton.tsx';

/** One's own account: who one is, the password, and how this device shows things. */
export function Component() {
  const { t } = useTranslation('account');
  const me = useMe();
  usePageTitle(t('title'));
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} actions={<Actions />} />
      <div className={classes.columns}>
        <div className={classes.stack}>
          {me.mustChangePassword && <Notice tone="warn">{t('password.must')}</Notice>}
          <Profile />
          <Card title={t('display.title')}>
            <DisplaySettings />
          </Card>
          <DeviceDocumentsCard />
        </div>
        <div className={classes.stack}>
          <Card title={t('password.title')}>
            <PasswordForm />
          </Card>
          <NotesKeyCard />
        </div>
      </div>
    </>
  );
}

function Profile() {
  const { t } = useTranslation('account');
  const me = useMe();
  const roles = [...new Set(me.roles.map(({ role }) => role))];
  const facts: [string, string][] = [
    [t('profile.name'), me.name],
    [t('profile.username'), me.username],
    [t('profile.position'), me.position],
    [t('profile.unit'), me.unitName],
    [t('profile.roles'), roles.map((role) => t(`unitRole.${role}`)).join(', ')],
  ];
  return (
    <Card title={t('profile.title')}>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <p className={classes.hint}>{t('profile.hint')}</p>
    </Card>
  );
}

function Actions() {
  const { t } = useTranslation('common');
  return (
    <>
      <Link to="/huong-dan" className={buttonClasses.button}>
        <IconHelpCircle size={20} aria-hidden="true" />
        {t('nav.guide')}
      </Link>
      <SignOutButton />
    </>
  );
}

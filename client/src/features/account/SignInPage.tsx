import { IconFileText, IconGavel, IconVideo } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { forgetAnswers, placeAfterSignIn, rememberMe } from '#client/api/session.ts';
import { notesKey } from '#client/features/notes-key/notes-key.ts';
import { ButtonLink } from '#client/ui/Button.tsx';
import { Emblem } from '#client/ui/Emblem.tsx';
import { OfflineBar } from '#client/ui/OfflineBar.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import { SignInForm } from './SignInForm.tsx';
import classes from './SignInPage.module.css';

/** The way in; leads on to where one wanted to go. */
export function Component() {
  const { t } = useTranslation('account');
  const { t: tCommon } = useTranslation('common');
  const navigate = useNavigate();
  const [params] = useSearchParams();
  usePageTitle(t('signIn.title'));
  useEffect(() => {
    forgetAnswers();
    notesKey.letGo();
  }, []);

  return (
    <main className={classes.page}>
      <div className={classes.panel}>
        <p className={classes.brand}>
          <Emblem size={44} />
          {tCommon('productName')}
        </p>
        <div>
          <p className={classes.panelTitle}>{t('signIn.panelTitle')}</p>
          <ul className={classes.points}>
            <li>
              <IconFileText aria-hidden="true" />
              {t('signIn.points.papers')}
            </li>
            <li>
              <IconVideo aria-hidden="true" />
              {t('signIn.points.conference')}
            </li>
            <li>
              <IconGavel aria-hidden="true" />
              {t('signIn.points.votes')}
            </li>
          </ul>
        </div>
        <p className={classes.line}>{tCommon('productLine')}</p>
      </div>
      <div className={classes.side}>
        <p className={classes.small}>
          <Emblem size={44} />
          <span>
            {tCommon('productName')}
            <small>{tCommon('productLine')}</small>
          </span>
        </p>
        <OfflineBar text={tCommon('offline')} />
        <SignInForm
          onSignedIn={(me) => {
            rememberMe(me);
            const place = me.mustChangePassword
              ? '/tai-khoan'
              : placeAfterSignIn(params.get('toi'));
            void navigate(place, { replace: true });
          }}
        />
        <ButtonLink look="quiet" to="/vao-hop">
          {t('signInLink', { ns: 'waitingRoom' })}
        </ButtonLink>
      </div>
    </main>
  );
}

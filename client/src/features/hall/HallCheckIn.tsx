import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QrCode } from '#client/features/check-in/QrCode.tsx';
import { useCheckInAddress } from '#client/features/check-in/use-check-in-code.ts';
import { useLive } from '#client/live/use-live.ts';
import classes from './HallCheckIn.module.css';
import screen from './HallScreen.module.css';

/** What the screen shows, with the code for checking in beside it in this size; without it where it may not be shown. */
export function BesideCode({ size, children }: { size: 'small' | 'large'; children: ReactNode }) {
  const address = useCheckInAddress();
  if (address === undefined) return children;
  return (
    <div className={classes.beside} data-size={size}>
      <div className={classes.rest}>{children}</div>
      <Code address={address} />
    </div>
  );
}

/** The code as large as it fits, with how many are there: asked for by who keeps attendance. */
export function HallCheckIn() {
  const { t } = useTranslation('checkIn');
  const address = useCheckInAddress();
  const quorum = useLive((state) => state.quorum);
  return (
    <div className={classes.alone}>
      <div className={classes.words}>
        <p className={classes.title}>{t('hall.title')}</p>
        <p className={screen.quiet}>{t('hall.how')}</p>
        {quorum.base > 0 && (
          <div className={classes.quorum}>
            <p className={classes.counted}>{t('hall.counted', quorum)}</p>
            <p className={screen.quiet}>
              {quorum.reached ? t('hall.reached') : t('hall.missing', quorum)}
            </p>
          </div>
        )}
      </div>
      <Code address={address ?? null} />
    </div>
  );
}

function Code({ address }: { address: string | null }) {
  const { t } = useTranslation('checkIn');
  return (
    <div className={classes.code}>
      {address ? (
        <QrCode className={classes.picture} text={address} label={t('hall.label')} />
      ) : (
        <div className={classes.picture} role="status">
          <p className={classes.waiting}>{t('hall.waiting')}</p>
        </div>
      )}
      <p className={classes.caption}>
        <strong>{t('hall.title')}</strong>
        {t('hall.changes')}
      </p>
    </div>
  );
}

import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QrCode } from '#client/features/check-in/QrCode.tsx';
import { clockFace } from '#client/features/meeting/clock-face.ts';
import { Emblem } from '#client/ui/Emblem.tsx';
import classes from './Machine.module.css';

/** The page where somebody confirms the code. */
const CONFIRM_PATH = '/thiet-bi-phong-hop';

/**
 * Shows the code in large letters, and as a picture for a phone, until somebody has confirmed it or its time is over. A machine that
 * `wasPaired` says first that it no longer is.
 */
export function PairingScreen(props: {
  code: string;
  untilMs: number;
  wasPaired: boolean;
  onOver: () => void;
}) {
  const { t } = useTranslation('device');
  const { code, untilMs, wasPaired, onOver } = props;
  const left = useSecondsLeft(untilMs);
  const isOver = left === 0;
  useEffect(() => {
    if (isOver) onOver();
  }, [isOver, onOver]);
  const address = `${location.origin}${CONFIRM_PATH}?ma=${code}`;
  return (
    <main className={classes.page}>
      <div className={classes.pairing}>
        <Brand />
        <h1 className={classes.title}>{t(wasPaired ? 'pair.revoked' : 'pair.title')}</h1>
        {wasPaired && <p className={classes.lead}>{t('pair.revokedText')}</p>}
        <p className={classes.lead}>
          {t('pair.how')} <strong>{location.host + CONFIRM_PATH}</strong>
        </p>
        <p className={classes.code} role="status" aria-label={[...code].join(' ')}>
          <span>{code.slice(0, 4)}</span>
          <span>{code.slice(4)}</span>
        </p>
        <p className={classes.quiet}>{t('pair.left', { time: clockFace(left) })}</p>
      </div>
      <figure className={classes.scan}>
        <QrCode className={classes.picture} text={address} label={t('pair.scan')} />
        <figcaption>{t('pair.scan')}</figcaption>
      </figure>
    </main>
  );
}

/** One sentence in the middle of the machine's screen. */
export function MachineMessage({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <main className={classes.page}>
      <div className={classes.pairing} role="status">
        <Brand />
        <h1 className={classes.title}>{title}</h1>
        {children && <p className={classes.lead}>{children}</p>}
      </div>
    </main>
  );
}

/** The product's name above what a machine shows. */
export function Brand() {
  const { t } = useTranslation('common');
  return (
    <p className={classes.brand}>
      <Emblem size={44} />
      {t('productName')}
    </p>
  );
}

function useSecondsLeft(untilMs: number): number {
  const [nowMs, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((untilMs - nowMs) / 1000));
}

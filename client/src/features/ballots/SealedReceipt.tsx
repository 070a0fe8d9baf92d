import { IconCircleCheckFilled, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { formatTime } from '#client/ui/format-date.ts';
import { Notice } from '#client/ui/Notice.tsx';
import classes from './BallotSheet.module.css';
import type { SecretReceipt } from './ballot-post.ts';

/** That one's sealed ballot was recorded: when, and by which code one finds it in the published list. Never the choice. */
export function SealedReceipt({
  receipt,
  onAside,
}: {
  receipt: SecretReceipt;
  onAside: () => void;
}) {
  const { t } = useTranslation(['meeting', 'secretBallots']);
  const { receivedAt, code, isGenuine } = receipt;
  return (
    <div className={classes.done} role="status">
      <IconCircleCheckFilled className={classes.doneMark} size={64} aria-hidden="true" />
      <p className={classes.doneTitle}>
        {receivedAt === null
          ? t('secretBallots:recorded')
          : t('ballot.recorded', { time: formatTime(receivedAt) })}
      </p>
      {code !== null && (
        <p className={classes.code}>
          {t('secretBallots:codeIs')} <strong className="numerals">{code}</strong>
        </p>
      )}
      <p className={classes.hint}>
        {t(code === null ? 'secretBallots:recordedText' : 'secretBallots:codeText')}
      </p>
      {isGenuine === true && (
        <p className={classes.genuine}>
          <IconRosetteDiscountCheck size={20} aria-hidden="true" />
          {t('secretBallots:genuine')}
        </p>
      )}
      {isGenuine === false && <Notice tone="error">{t('secretBallots:forged')}</Notice>}
      <Button size="large" wide onClick={onAside}>
        {t('ballot.close')}
      </Button>
    </div>
  );
}

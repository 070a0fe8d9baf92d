import { IconCopy, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { CheckField } from '#client/ui/Field.tsx';
import type { JoinCode } from '#contract/http/waiting-room.ts';
import { groupedDigits } from '#contract/join-code.ts';
import type { LettingIn } from './use-letting-in.ts';
import classes from './WaitingRoom.module.css';

/** The code of the meeting, to be read aloud or copied; `acts` is null for who may not change it. */
export function JoinCodeFields({ code, acts }: { code: JoinCode; acts: LettingIn | null }) {
  const { t } = useTranslation('waitingRoom');
  const [isCopied, setCopied] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const { digits, isOn, isShown } = code;
  const grouped = groupedDigits(digits);
  return (
    <div className={classes.code}>
      <h4 className={classes.title}>{t('code.title')}</h4>
      {isOn ? (
        <div className={classes.digits}>
          <strong className="numerals">{grouped}</strong>
          {'clipboard' in navigator && (
            <Button
              size="small"
              look="quiet"
              icon={<IconCopy size={18} aria-hidden="true" />}
              onClick={() =>
                void navigator.clipboard.writeText(grouped).then(() => setCopied(true))
              }
            >
              {isCopied ? t('code.copied') : t('code.copy')}
            </Button>
          )}
        </div>
      ) : (
        <p className={classes.under}>{t('code.off')}</p>
      )}
      {isOn && <p className={classes.under}>{t('code.hint')}</p>}
      {acts && (
        <>
          <CheckField
            label={t('code.on')}
            checked={isOn}
            disabled={acts.busy}
            onChange={() => void acts.changeCode({ isOn: !isOn, isShown, renew: false })}
          />
          <CheckField
            label={t('code.shown')}
            checked={isOn && isShown}
            disabled={acts.busy || !isOn}
            onChange={() => void acts.changeCode({ isOn, isShown: !isShown, renew: false })}
          />
          <Button
            size="small"
            icon={<IconRefresh size={18} aria-hidden="true" />}
            onClick={() => setAsking(true)}
          >
            {t('code.renew')}
          </Button>
          <ConfirmDialog
            open={isAsking}
            title={t('code.renewTitle')}
            confirm={t('code.renewConfirm')}
            cancel={t('code.keep')}
            busy={acts.busy}
            error={acts.error}
            onClose={() => setAsking(false)}
            onConfirm={() =>
              void acts
                .changeCode({ isOn: true, isShown, renew: true })
                .then((done) => done && setAsking(false))
            }
          >
            <p>{t('code.renewText')}</p>
          </ConfirmDialog>
        </>
      )}
    </div>
  );
}

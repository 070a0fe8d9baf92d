import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { PAIRING_CODE } from '#contract/pairing-code.ts';
import { PairForm } from './PairForm.tsx';
import classes from './SiteDevices.module.css';

/** Asks for the code on the machine's screen, shows which machine that is, and makes it the one of a site. */
export function PairSheet(props: { code: string; onPaired: () => void; onClose: () => void }) {
  const { t } = useTranslation('siteDevices');
  const [typed, setTyped] = useState(props.code);
  const [pairedWith, setPairedWith] = useState<string | null>(null);
  const code = typed.replace(/[\s-]/g, '').toUpperCase();
  const lookUp = useMutation({
    mutationFn: () => call('devices.lookUp', { body: { code } }),
  });
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isCode = PAIRING_CODE.test(code);
    setWrong(!isCode);
    if (isCode) lookUp.mutate();
  };
  return (
    <Sheet open onClose={props.onClose} title={t('pair.title')}>
      {pairedWith !== null ? (
        <div className={classes.form}>
          <Notice tone="ok">{t('pair.done', { site: pairedWith })}</Notice>
          <Button look="primary" onClick={props.onClose}>
            {t('close', { ns: 'common' })}
          </Button>
        </div>
      ) : lookUp.data ? (
        <PairForm
          code={code}
          asking={lookUp.data}
          onPaired={(siteName) => {
            setPairedWith(siteName);
            props.onPaired();
          }}
          onBack={lookUp.reset}
        />
      ) : (
        <form className={classes.form} onSubmit={submit} noValidate>
          <TextField
            label={t('pair.code')}
            hint={t('pair.codeHint', { address: `${location.host}/thiet-bi` })}
            error={isWrong ? t('pair.noCode') : null}
            value={typed}
            maxLength={12}
            autoFocus
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            className={classes.code}
            onChange={(event) => setTyped(event.target.value)}
          />
          <ErrorNotice error={lookUp.error} />
          <Button look="primary" type="submit" loading={lookUp.isPending}>
            {t('pair.next')}
          </Button>
        </form>
      )}
    </Sheet>
  );
}

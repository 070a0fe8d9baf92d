import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type MouseEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { signInPath } from '#client/api/session.ts';
import { useThrottle } from '#client/features/account/throttle.ts';
import { Button, ButtonLink } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { Me } from '#contract/http/account.ts';
import type { Asked } from '#contract/http/waiting-room.ts';
import { digitsOf, groupedDigits } from '#contract/join-code.ts';
import classes from './JoinPage.module.css';

/** How long after a press of the form's button a second one is the same double press, in milliseconds. */
const DOUBLE_PRESS_MS = 700;

/** The code, and of who has no account also name and unit. */
export function JoinForm(props: { me: Me | null; code: string; onAsked: (asked: Asked) => void }) {
  const { t } = useTranslation('waitingRoom');
  const { me, onAsked } = props;
  const given = digitsOf(props.code);
  const [code, setCode] = useState(given ? groupedDigits(given) : '');
  const [name, setName] = useState('');
  const [unitName, setUnitName] = useState('');
  const [checked, setChecked] = useState(false);
  // It stands until the next answer, so that nothing moves under the pointer, and is gone once something else is wrong.
  const [refusal, setRefusal] = useState<unknown>(null);
  const pressedAt = useRef(Number.NEGATIVE_INFINITY);
  const ask = useMutation({
    mutationFn: () =>
      call('waitingRoom.ask', {
        body: { code, ...(me ? {} : { name, ...(unitName.trim() && { unitName }) }) },
      }),
    onSuccess: onAsked,
    onError: setRefusal,
  });
  const wait = useThrottle(refusal);
  const isCode = digitsOf(code) !== null;
  const isNamed = me !== null || name.trim() !== '';

  function submit(event: FormEvent): void {
    event.preventDefault();
    pressedAt.current = performance.now();
    setChecked(true);
    if (!isCode || !isNamed) setRefusal(null);
    else if (wait === 0) ask.mutate();
  }

  /** Messages come and go above the button: the second press of a double one must not hit the link that moved there. */
  function leaveUnlessDouble(event: MouseEvent): void {
    if (performance.now() - pressedAt.current < DOUBLE_PRESS_MS) event.preventDefault();
  }

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <div>
        <h1 className={classes.title}>{t('join.title')}</h1>
        <p className={classes.lead}>{t('join.lead')}</p>
      </div>
      <ErrorNotice error={refusal} />
      {wait > 0 && <p role="status">{t('join.throttledNext', { seconds: wait })}</p>}
      <TextField
        label={t('join.code')}
        hint={t('join.codeHint')}
        name="code"
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        required
        autoFocus
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={checked && !isCode ? t('join.wrongCode') : null}
      />
      {me ? (
        <p className={classes.lead}>{t('join.asAccount', { name: me.name })}</p>
      ) : (
        <>
          <TextField
            label={t('join.name')}
            name="name"
            autoComplete="name"
            maxLength={100}
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={checked && !isNamed ? t('join.missingName') : null}
          />
          <TextField
            label={t('join.unitName')}
            hint={t('join.unitHint')}
            name="organization"
            autoComplete="organization"
            maxLength={200}
            value={unitName}
            onChange={(event) => setUnitName(event.target.value)}
          />
        </>
      )}
      <Button look="primary" type="submit" wide size="large" loading={ask.isPending}>
        {t('join.submit')}
      </Button>
      {me ? (
        <ButtonLink look="quiet" to="/" onClick={leaveUnlessDouble}>
          {t('join.home')}
        </ButtonLink>
      ) : (
        <ButtonLink look="quiet" to={signInPath('/vao-hop')} onClick={leaveUnlessDouble}>
          {t('join.signIn')}
        </ButtonLink>
      )}
    </form>
  );
}

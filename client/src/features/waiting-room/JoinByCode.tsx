import { IconDoorEnter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { TextField } from '#client/ui/Field.tsx';
import classes from './JoinByCode.module.css';

/** The field for a code on the start page; the page of the code does the rest. */
export function JoinByCode() {
  const { t } = useTranslation('waitingRoom');
  const navigate = useNavigate();
  return (
    <Card title={t('homeTitle')}>
      <form
        className={classes.form}
        action={(form) => {
          const code = String(form.get('code') ?? '').trim();
          void navigate(code === '' ? '/vao-hop' : `/vao-hop?ma=${encodeURIComponent(code)}`);
        }}
      >
        <TextField
          label={t('join.code')}
          hint={t('join.codeHint')}
          name="code"
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
        />
        <Button type="submit" icon={<IconDoorEnter size={20} aria-hidden="true" />}>
          {t('homeAction')}
        </Button>
      </form>
    </Card>
  );
}

import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { type InputHTMLAttributes, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button.tsx';
import classes from './Field.module.css';
import { Field } from './Field.tsx';

/** A password, hidden until its owner asks to see it. */
export function PasswordField({
  label,
  hint,
  error,
  ref,
  ...input
}: InputHTMLAttributes<HTMLInputElement> & {
  label: string;
  hint?: string;
  error?: string | null;
  ref?: Ref<HTMLInputElement>;
}) {
  const { t } = useTranslation('common');
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error} required={input.required}>
      {(control) => (
        <div className={classes.inside}>
          <input ref={ref} {...input} {...control} type={shown ? 'text' : 'password'} />
          <IconButton
            label={shown ? t('hideCharacters') : t('showCharacters')}
            onClick={() => setShown(!shown)}
          >
            {shown ? <IconEyeOff size={20} /> : <IconEye size={20} />}
          </IconButton>
        </div>
      )}
    </Field>
  );
}

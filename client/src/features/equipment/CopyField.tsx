import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import classes from './Equipment.module.css';

/** A text that is to be taken elsewhere: it can be selected, and copied with one press. */
export function CopyField({
  label,
  value,
  copy,
  hint,
}: {
  label: string;
  value: string;
  copy: string;
  hint?: string;
}) {
  const { t } = useTranslation('equipment');
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);

  async function take(): Promise<void> {
    field.current?.select();
    // Without HTTPS a page has no clipboard; the text is selected all the same.
    await navigator.clipboard?.writeText(value).then(
      () => setCopied(true),
      () => undefined,
    );
  }

  return (
    <div className={classes.copy}>
      <TextField
        ref={field}
        label={label}
        hint={hint}
        value={value}
        readOnly
        spellCheck={false}
        onFocus={({ target }) => target.select()}
      />
      <Button
        aria-label={copy}
        icon={
          isCopied ? (
            <IconCheck size={20} aria-hidden="true" />
          ) : (
            <IconCopy size={20} aria-hidden="true" />
          )
        }
        onClick={() => void take()}
      >
        {isCopied ? t('token.copied') : t('token.copy')}
      </Button>
      <span className={classes.hidden} role="status">
        {isCopied && t('token.copied')}
      </span>
    </div>
  );
}

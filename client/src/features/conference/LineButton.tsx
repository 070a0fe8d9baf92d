import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import { useConferenceState } from './conference-context.tsx';
import { LineDetails } from './LineDetails.tsx';
import classes from './LineIndicator.module.css';
import { LineIndicator } from './LineIndicator.tsx';

/** The bars of this device's line; a tap opens what is known of it. Nothing for who is not in the conference. */
export function LineButton({ lost }: { lost: boolean }) {
  const { t } = useTranslation('conference');
  const { status } = useConferenceState();
  const [isOpen, setOpen] = useState(false);
  if (status === 'idle' || status === 'failed') return null;
  return (
    <>
      <button
        type="button"
        className={classes.button}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <LineIndicator compact lost={lost} />
        <VisuallyHidden>. {t('line.open')}</VisuallyHidden>
      </button>
      {isOpen && <LineDetails lost={lost} onClose={() => setOpen(false)} />}
    </>
  );
}

import { IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotesKeyView } from '#client/features/notes-key/notes-key-view.ts';
import { UnlockSheet } from '#client/features/notes-key/UnlockSheet.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Pill } from '#client/ui/Pill.tsx';

/** Says over the page that the private notes are shut on this device, and opens them when asked; reading goes on meanwhile. */
export function NotesLock({ view }: { view: NotesKeyView }) {
  const { t } = useTranslation('notes');
  const [open, setOpen] = useState(false);
  if (view.state === 'insecure')
    return (
      <span title={t('insecure')}>
        <Pill tone="warn">{t('insecureShort')}</Pill>
      </span>
    );
  if (view.state !== 'locked') return null;
  return (
    <>
      <Button
        size="small"
        icon={<IconLockOpen size={18} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t('unlock.open')}
      </Button>
      <UnlockSheet
        open={open}
        passwordChanged={view.passwordChanged}
        onClose={() => setOpen(false)}
      />
    </>
  );
}

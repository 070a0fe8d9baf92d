import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import classes from './DockMedia.module.css';
import type { DockMessage } from './use-dock-message.ts';

/** What the dock says, over the page above it. `onSound` takes part with this device's sound, where that is offered. */
export function DockNotice({
  message,
  onSound,
}: {
  message: DockMessage | null;
  onSound: (() => void) | undefined;
}) {
  const { t } = useTranslation('conference');
  if (!message) return null;
  return (
    <div className={classes.message} data-message>
      <Notice
        tone={message.tone}
        action={
          <>
            {message.offersSound && onSound && (
              <Button size="small" look="primary" onClick={onSound}>
                {t('useOwnSound')}
              </Button>
            )}
            <IconButton label={t('close', { ns: 'common' })} onClick={message.dismiss}>
              <IconX size={20} />
            </IconButton>
          </>
        }
      >
        {message.text}
      </Notice>
    </div>
  );
}

import { IconMicrophone } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import notice from '#client/features/meeting/CallNotice.module.css';
import { useLive, useLiveStore } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import type { UserId } from '#contract/ids.ts';
import { useConference, useLocalMedia } from './conference-context.tsx';

/** Somebody who leads asks for this device's microphone: it stands until it is answered, and opens nothing without a press. */
export function MicrophoneAsked() {
  const { t } = useTranslation('conference');
  const conference = useConference();
  const { media } = useLiveStore();
  const { microphone } = useLocalMedia();
  const [by, setBy] = useState<UserId | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const asker = useLive(
    ({ frame }) => frame?.participants.find(({ userId }) => userId === by) ?? null,
  );
  const isOpen = microphone.on && !microphone.mutedByChair;
  useEffect(
    () =>
      media.onNotice((told) => {
        if (told.type !== 'microphoneAsked') return;
        setFailed(false);
        setBy(told.by);
      }),
    [media],
  );
  // Opened otherwise, it is answered as well.
  useEffect(() => {
    if (isOpen) setBy(null);
  }, [isOpen]);
  if (by === null) return null;
  const accept = async () => {
    setBusy(true);
    try {
      await conference.setMicrophone(true);
      // Without a device nothing was opened, and nothing was thrown.
      setFailed(conference.local.track('microphone') === null);
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  const putOff = () => {
    setBy(null);
    // Where it does not get through, who asked still sees a microphone that is closed.
    media.request('media.putOffMicrophone', {}).catch(() => undefined);
  };
  return (
    <section className={notice.place} aria-label={t('ask.label')}>
      <div className={notice.notice}>
        <IconMicrophone size={22} aria-hidden="true" />
        <div className={notice.text}>
          <p className={notice.what} role="status">
            {!asker || asker.roles.includes('chair')
              ? t('ask.byChair')
              : t('ask.by', { name: asker.name })}
          </p>
          <p className={notice.when} role={hasFailed ? 'alert' : undefined}>
            {t(hasFailed ? 'ask.failed' : 'ask.yours')}
          </p>
        </div>
        <div className={notice.acts}>
          <Button size="small" onClick={putOff}>
            {t('ask.later')}
          </Button>
          <Button size="small" look="primary" loading={isBusy} onClick={() => void accept()}>
            {t('ask.accept')}
          </Button>
        </div>
      </div>
    </section>
  );
}

import { IconDoorEnter } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import notice from '#client/features/meeting/CallNotice.module.css';
import { playTone } from '#client/features/meeting/tone.ts';
import { Button } from '#client/ui/Button.tsx';
import { useLettingIn } from './use-letting-in.ts';
import { useWaitingRoom } from './use-waiting-room.ts';

/** How long the notice of a new guest stands by itself, in milliseconds; the badge of the tab stays. */
const STANDS_MS = 15_000;

/**
 * A quiet word and tone when somebody new waits; it takes no focus. `onSee` shows the waiting room; while that is `inSight` already,
 * the tone is enough.
 */
export function WaitingNotice({ inSight, onSee }: { inSight: boolean; onSee: () => void }) {
  const { t } = useTranslation('waitingRoom');
  const waiting = useWaitingRoom()?.waiting;
  const acts = useLettingIn();
  const known = useRef<ReadonlySet<string>>(new Set());
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const isNew = waiting.some(({ guestId }) => !known.current.has(guestId));
    known.current = new Set(waiting.map(({ guestId }) => guestId));
    if (isNew) {
      playTone('guest');
      setShown(true);
    }
    if (waiting.length === 0) setShown(false);
  }, [waiting]);
  useEffect(() => {
    if (!isShown) return;
    const timer = setTimeout(() => setShown(false), STANDS_MS);
    return () => clearTimeout(timer);
  }, [isShown]);
  const [first] = waiting ?? [];
  if (!waiting || !first || !isShown || inSight) return null;
  return (
    <section className={notice.place} aria-label={t('notice.label')}>
      <div className={notice.notice}>
        <IconDoorEnter size={22} aria-hidden="true" />
        <div className={notice.text}>
          <p className={notice.what} role="status">
            {waiting.length === 1
              ? t('notice.one', { name: first.name })
              : t('notice.many', { count: waiting.length })}
          </p>
          {waiting.length === 1 && first.unitName && (
            <p className={notice.when}>{first.unitName}</p>
          )}
        </div>
        <div className={notice.acts}>
          <Button
            size="small"
            onClick={() => {
              setShown(false);
              onSee();
            }}
          >
            {t('notice.see')}
          </Button>
          {waiting.length === 1 && (
            <Button
              size="small"
              look="primary"
              loading={acts.busy}
              onClick={() => void acts.admit([first.guestId])}
            >
              {t('room.admit')}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

import { IconFlag } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLive } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import classes from './CallNotice.module.css';
import { documentOf } from './reading.ts';
import type { WaitingCall } from './use-waiting-call.ts';

/** The chair calls all to a page: a calm word before the page turns by itself. It takes no focus and covers no writing. */
export function CallNotice({ call }: { call: WaitingCall }) {
  const { t } = useTranslation('meeting');
  const frame = useLive((state) => state.frame);
  const { versionId, page } = call.call;
  const title = documentOf(frame, versionId)?.title ?? '';
  return (
    <section className={classes.place} aria-label={t('call.label')}>
      <div className={classes.notice}>
        <IconFlag size={22} aria-hidden="true" />
        <div className={classes.text}>
          <p className={classes.what} role="status">
            {t('call.text', { page, title })}
          </p>
          {/* Told once: a number that changes each second is not read out. */}
          <p className={classes.when} aria-hidden="true">
            {t('call.soon', { count: call.secondsLeft })}
          </p>
        </div>
        <div className={classes.acts}>
          <Button size="small" onClick={call.stay}>
            {t('call.stay')}
          </Button>
          <Button size="small" look="primary" onClick={call.goNow}>
            {t('call.go')}
          </Button>
        </div>
      </div>
    </section>
  );
}

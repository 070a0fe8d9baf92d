import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { useAct } from '#client/api/use-act.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { MeetingId } from '#contract/ids.ts';
import classes from './Recording.module.css';

/** Has a recording put together again that could not be, or that waits for room on the disk. */
export function RetryRecording({
  meetingId,
  onRetried,
}: {
  meetingId: MeetingId;
  onRetried: () => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const act = useAct(onRetried);
  const retry = () => act.run(() => call('recordings.retry', { params: { meetingId } }));
  return (
    <div className={classes.retry}>
      <Button
        loading={act.busy}
        icon={<IconRefresh size={20} aria-hidden="true" />}
        onClick={() => void retry()}
      >
        {t('tryAgain')}
      </Button>
      <ErrorNotice error={act.error} />
    </div>
  );
}

import { IconBooks } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { MeetingId } from '#contract/ids.ts';
import classes from './PacketButton.module.css';

/** Puts together all that one may take along of a meeting, says so while it lasts, and hands it to the browser to keep. */
export function PacketButton({ meetingId }: { meetingId: MeetingId }) {
  const { t } = useTranslation('packet');
  const make = useMutation({
    mutationFn: () => call('packets.make', { params: { meetingId } }),
    onSuccess: () => download(`/api/meetings/${meetingId}/packet`),
  });
  return (
    <div className={classes.packet}>
      <Button
        wide
        loading={make.isPending}
        icon={<IconBooks size={20} aria-hidden="true" />}
        onClick={() => make.mutate()}
      >
        {t(make.isPending ? 'making' : 'get')}
      </Button>
      <p className={classes.hint} role="status">
        {make.isSuccess ? t('given') : t('hint')}
      </p>
      {make.isError && <ErrorNotice error={make.error} />}
    </div>
  );
}

/** Lets the browser fetch a file by itself: it may be larger than a tablet's memory. */
function download(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}

import { IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Meeting } from '#contract/http/meetings.ts';
import { ApiError } from '../../api/api-error.ts';
import { call } from '../../api/call.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { type Check, hindrances } from './checklist.ts';
import { hashOf } from './steps.ts';
import { useMeetingCache } from './use-meeting-cache.ts';

/** Hands the meeting out: at once when all is there, after a question when something is advisable, else says what is missing. */
export function ReleaseButton({ meeting, checks }: { meeting: Meeting; checks: readonly Check[] }) {
  const { t } = useTranslation('prepare');
  const { t: tCommon } = useTranslation('common');
  const { keep, reload } = useMeetingCache(meeting.meetingId);
  const [dialog, setDialog] = useState<'none' | 'blocked' | 'ask'>('none');
  const { must, should } = hindrances(checks);
  const release = useMutation({
    mutationFn: async () => {
      const params = { meetingId: meeting.meetingId };
      try {
        return await call('meetings.release', { params, body: { version: meeting.version } });
      } catch (error) {
        // Somebody else's change is what is handed out too: look again and send it as it is now.
        if (!(error instanceof ApiError && error.code === 'STALE_VERSION')) throw error;
        const { version } = await reload();
        return call('meetings.release', { params, body: { version } });
      }
    },
    onSuccess: (answer) => {
      setDialog('none');
      keep(answer);
    },
  });
  const close = () => setDialog('none');

  function press(): void {
    if (must.length > 0) setDialog('blocked');
    else if (should.length > 0) setDialog('ask');
    else release.mutate();
  }

  return (
    <>
      <Button
        look="primary"
        icon={<IconSend size={20} aria-hidden="true" />}
        loading={release.isPending}
        onClick={press}
      >
        {t('release.action')}
      </Button>
      {dialog === 'none' && <ErrorNotice error={release.error} />}
      <Sheet
        open={dialog === 'blocked'}
        onClose={close}
        title={t('release.blockedTitle')}
        footer={<Button onClick={close}>{tCommon('close')}</Button>}
      >
        <p>{t('release.blockedText')}</p>
        <CheckLinks checks={must} onGo={close} />
      </Sheet>
      <ConfirmDialog
        open={dialog === 'ask'}
        title={t('release.askTitle')}
        confirm={t('release.anyway')}
        busy={release.isPending}
        error={release.error}
        onConfirm={() => release.mutate()}
        onClose={close}
      >
        <p>{t('release.askText')}</p>
        <CheckLinks checks={should} onGo={close} />
      </ConfirmDialog>
    </>
  );
}

function CheckLinks({ checks, onGo }: { checks: readonly Check[]; onGo: () => void }) {
  const { t } = useTranslation('prepare');
  return (
    <ul>
      {checks.map((check) => (
        <li key={check.key}>
          {t(`checklist.${check.key}`)} ·{' '}
          <Link to={hashOf(check.step)} onClick={onGo} preventScrollReset>
            {t('release.goTo', { step: t(`steps.${check.step}`) })}
          </Link>
        </li>
      ))}
    </ul>
  );
}

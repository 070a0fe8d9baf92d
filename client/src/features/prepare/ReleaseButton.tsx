import { IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import { Button } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { Meeting } from '#contract/http/meetings.ts';
import { type Check, hindrances } from './checklist.ts';
import { ReleaseChanges } from './ReleaseChanges.tsx';
import { hashOf } from './steps.ts';
import { useMeetingCache } from './use-meeting-cache.ts';

/**
 * Hands the meeting out: at once when all is there, after a question when something is advisable or somebody else has changed it,
 * else says what is missing.
 */
export function ReleaseButton({ meeting, checks }: { meeting: Meeting; checks: readonly Check[] }) {
  const { t } = useTranslation('prepare');
  const { t: tCommon } = useTranslation('common');
  const { keep, reload } = useMeetingCache(meeting.meetingId);
  const [dialog, setDialog] = useState<'none' | 'blocked' | 'ask' | 'changed'>('none');
  // The meeting as it was when it was to be handed out and somebody else had changed it.
  const [seen, setSeen] = useState(meeting);
  const navigate = useNavigate();
  const { must, should } = hindrances(checks);
  const release = useMutation({
    mutationFn: async ({ meetingId, version }: Meeting) => {
      try {
        return await call('meetings.release', { params: { meetingId }, body: { version } });
      } catch (error) {
        // What somebody else has changed is looked at before it is handed out.
        if (!(error instanceof ApiError && error.code === 'STALE_VERSION')) throw error;
        await reload();
        return null;
      }
    },
    onSuccess: async (answer, tried) => {
      if (!answer) {
        setSeen(tried);
        setDialog('changed');
        return;
      }
      setDialog('none');
      // Who made the meeting for another secretary has handed it over with that, and cannot stay on this page.
      if (!answer.may.includes('meeting.edit')) {
        const mayRead = answer.may.includes('meeting.read');
        await navigate(mayRead ? `/cuoc-hop/${answer.meetingId}` : '/lich-hop', { replace: true });
      }
      keep(answer);
    },
  });
  const close = () => setDialog('none');

  function press(): void {
    if (must.length > 0) setDialog('blocked');
    else if (should.length > 0) setDialog('ask');
    else release.mutate(meeting);
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
        onConfirm={() => release.mutate(meeting)}
        onClose={close}
      >
        <p>{t('release.askText')}</p>
        <CheckLinks checks={should} onGo={close} />
      </ConfirmDialog>
      <ConfirmDialog
        open={dialog === 'changed'}
        title={t('release.changedTitle')}
        confirm={t('release.asItIs')}
        busy={release.isPending}
        error={release.error}
        onConfirm={() => (must.length > 0 ? setDialog('blocked') : release.mutate(meeting))}
        onClose={close}
      >
        <ReleaseChanges seen={seen} meeting={meeting} />
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

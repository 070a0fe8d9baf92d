import { IconVolume } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { useConference, useConferenceState, usePlayback } from './conference-context.tsx';

/** Says in one quiet line what stands between the person and the conference, with the one thing to do; nothing while all is well. */
export function ConferenceNotice() {
  const { t } = useTranslation('conference');
  const conference = useConference();
  const state = useConferenceState();
  const { blocked } = usePlayback();
  if (state.status === 'reconnecting') return <Notice>{t('reconnecting')}</Notice>;
  if (state.status === 'failed') {
    const text = {
      refused: t('failedRefused'),
      ended: t('failedEnded'),
      unsupported: t('failedUnsupported'),
      unreachable: t('failedUnreachable'),
    }[state.fault];
    const again = (
      <Button size="small" onClick={() => void conference.join(state.mode)}>
        {t('tryAgain')}
      </Button>
    );
    return (
      <Notice tone="warn" action={state.fault === 'unreachable' ? again : undefined}>
        {text}
      </Notice>
    );
  }
  if (!blocked) return null;
  return (
    <Notice
      tone="warn"
      action={
        <Button
          look="primary"
          size="small"
          icon={<IconVolume size={18} aria-hidden="true" />}
          onClick={() => void conference.playback.unblock()}
        >
          {t('enableSound')}
        </Button>
      }
    >
      {t('soundBlocked')}
    </Notice>
  );
}

import { IconVolume } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import {
  useConference,
  useConferenceState,
  usePictureChoice,
  usePlayback,
} from './conference-context.tsx';
import { useLineSentences } from './use-line-sentences.ts';

/**
 * Says in one quiet line what stands between the person and the conference, with the one thing to do; nothing while all is well.
 * `onlyFaults` leaves out what passes by itself, where the line has a sign of its own.
 */
export function ConferenceNotice({ onlyFaults = false }: { onlyFaults?: boolean }) {
  const { t } = useTranslation('conference');
  const conference = useConference();
  const state = useConferenceState();
  const { blocked } = usePlayback();
  if (state.status === 'reconnecting')
    return onlyFaults ? null : <Notice>{t('reconnecting')}</Notice>;
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
  if (!blocked) return state.status === 'joined' && !onlyFaults ? <LineNotice /> : null;
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

/** What the line keeps back, or the person; with the way back from the latter. */
function LineNotice() {
  const { t } = useTranslation('conference');
  const conference = useConference();
  const choice = usePictureChoice();
  const { sentences, isWorthSaying } = useLineSentences();
  if (!isWorthSaying) return null;
  const back = (
    <Button size="small" onClick={() => conference.pictures.choose('all')}>
      {t('pictures.comeAgain')}
    </Button>
  );
  return <Notice action={choice === 'none' ? back : undefined}>{sentences.join('. ')}.</Notice>;
}

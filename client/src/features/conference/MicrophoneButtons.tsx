import { IconMicrophone, IconMicrophoneOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import type { Participant } from '#contract/live/state.ts';
import { useMicrophoneOf } from './use-microphone-of.ts';

/** Closes a person's microphone, or asks the person to open it; says so when that was sent. `onDone` is told of the former. */
export function MicrophoneButtons({ person, onDone }: { person: Participant; onDone: () => void }) {
  const { t } = useTranslation('conference');
  const { userId, name } = person;
  const { mute, ask, busy, isTold, isPutOff, error } = useMicrophoneOf(userId);
  return (
    <>
      {mute && (
        <Button
          icon={<IconMicrophoneOff size={20} aria-hidden="true" />}
          loading={busy}
          onClick={() => void mute().then((done) => done && onDone())}
        >
          {t('ask.mute', { name })}
        </Button>
      )}
      {ask && !isTold && (
        <Button
          icon={<IconMicrophone size={20} aria-hidden="true" />}
          loading={busy}
          onClick={() => void ask()}
        >
          {t('ask.act', { name })}
        </Button>
      )}
      {isTold && <Notice tone="ok">{t('ask.told')}</Notice>}
      {isPutOff && <Notice>{t('ask.putOff', { name })}</Notice>}
      <ErrorNotice error={error} />
    </>
  );
}

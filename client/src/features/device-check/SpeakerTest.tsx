import { IconVolume } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDevices } from '#client/features/conference/conference-context.tsx';
import { playTestTone } from '#client/media/test-tone.ts';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import classes from './DeviceCheck.module.css';

/** Where the test stands: what the machine does, and what the person said of it. */
type Step = 'idle' | 'playing' | 'asking' | 'heard' | 'silent' | 'blocked';

/** Plays a chime in the chosen speaker and asks whether it was heard: nobody but the person can know. */
export function SpeakerTest() {
  const { t } = useTranslation('deviceCheck');
  const { speaker } = useDevices().chosen;
  const [step, setStep] = useState<Step>('idle');

  async function play(): Promise<void> {
    setStep('playing');
    try {
      await playTestTone(speaker);
      setStep('asking');
    } catch {
      setStep('blocked');
    }
  }

  return (
    <section className={classes.part} aria-label={t('speaker.title')}>
      <h3 className={classes.title}>{t('speaker.title')}</h3>
      <Button
        icon={<IconVolume size={20} aria-hidden="true" />}
        loading={step === 'playing'}
        onClick={() => void play()}
      >
        {step === 'playing' ? t('speaker.playing') : t('speaker.play')}
      </Button>
      {step === 'asking' && (
        <div className={classes.question} role="status">
          <p>{t('speaker.ask')}</p>
          <div className={classes.answers}>
            <Button onClick={() => setStep('heard')}>{t('speaker.yes')}</Button>
            <Button onClick={() => setStep('silent')}>{t('speaker.no')}</Button>
          </div>
        </div>
      )}
      {step === 'heard' && <Notice tone="ok">{t('speaker.good')}</Notice>}
      {step === 'silent' && (
        <Notice tone="warn" title={t('speaker.badTitle')}>
          {t('speaker.badText')}
        </Notice>
      )}
      {step === 'blocked' && <Notice tone="warn">{t('speaker.blocked')}</Notice>}
    </section>
  );
}

import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { AS_IT_IS, type VoiceProcessing } from '#client/media/voice-processing.ts';
import { CheckField } from '#client/ui/Field.tsx';
import { setPreferences, usePreferences } from '#client/ui/preferences.ts';
import { useConference } from './conference-context.tsx';
import classes from './DeviceSelects.module.css';

const SWITCHES = ['noiseSuppression', 'echoCancellation', 'autoGainControl'] as const;

/** What the browser does to the voice, and how the microphone is opened. */
export function VoiceSettings() {
  const { t } = useTranslation('conference');
  const { local } = useConference();
  const voice = useSyncExternalStore(local.voice.subscribe, local.voice.getSnapshot);
  const { pushToTalk } = usePreferences();
  const isAsItIs = SWITCHES.every((name) => !voice[name]);
  const set = (change: Partial<VoiceProcessing>) => void local.setVoice(change);
  return (
    <fieldset className={classes.voice}>
      <legend>{t('voice.title')}</legend>
      {SWITCHES.map((name) => (
        <CheckField
          key={name}
          label={t(`voice.${name}`)}
          checked={voice[name]}
          onChange={({ target }) => set({ [name]: target.checked })}
        />
      ))}
      <CheckField
        label={t('voice.asItIs')}
        checked={isAsItIs}
        onChange={({ target }) => {
          const all = Object.fromEntries(SWITCHES.map((name) => [name, true]));
          set(target.checked ? AS_IT_IS : all);
        }}
      />
      <CheckField
        label={t('voice.pushToTalk')}
        checked={pushToTalk}
        onChange={({ target }) => setPreferences({ pushToTalk: target.checked })}
      />
    </fieldset>
  );
}

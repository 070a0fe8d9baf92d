import { useTranslation } from 'react-i18next';
import type { Run } from '#client/features/meeting/use-run.ts';
import { useLive, useMay } from '#client/live/use-live.ts';
import { SegmentedChoice } from '#client/ui/SegmentedChoice.tsx';
import classes from './Speakers.module.css';

/** The chair's choice of whose microphones may be open, and what it means. */
export function MicrophoneMode({ run }: Pick<Run, 'run'>) {
  const { t } = useTranslation('floor');
  const mode = useLive((state) => state.microphones);
  if (!useMay('microphone.setMode')) return null;
  return (
    <div className={classes.mode}>
      <p className={classes.heading}>{t('microphones.label')}</p>
      <SegmentedChoice
        label={t('microphones.label')}
        value={mode}
        choices={(['floor', 'open', 'locked'] as const).map((value) => ({
          value,
          label: t(`microphones.${value}`),
        }))}
        onChange={(chosen) => void run('microphone.setMode', { mode: chosen })}
      />
      <p className={classes.means}>{t(`microphones.means.${mode}`)}</p>
    </div>
  );
}

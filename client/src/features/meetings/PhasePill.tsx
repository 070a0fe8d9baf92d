import { useTranslation } from 'react-i18next';
import { Pill, type PillTone } from '#client/ui/Pill.tsx';
import type { MeetingPhase } from '#contract/http/meetings.ts';

const TONES: Record<MeetingPhase, PillTone> = {
  draft: 'warn',
  released: 'info',
  running: 'live',
  ended: 'neutral',
};

/** How far a meeting is, as a word with a colour. */
export function PhasePill({ phase }: { phase: MeetingPhase }) {
  const { t } = useTranslation('common');
  return (
    <Pill tone={TONES[phase]} dot={phase === 'running'}>
      {t(`phase.${phase}`)}
    </Pill>
  );
}

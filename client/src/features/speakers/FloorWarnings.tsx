import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { playTone } from '#client/features/meeting/tone.ts';
import { useFloorView } from '#client/features/meeting/use-floor-view.ts';
import { useLive, useLiveView, useMay } from '#client/live/use-live.ts';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';

/** Warns who speaks and who leads the floor, by ear and to screen readers, when the last minute begins and when the time is over. */
export function FloorWarnings() {
  const { t } = useTranslation('floor');
  const leads = useMay('speakers.extend');
  const selfId = useLiveView((view) => view.selfId);
  const isSpeaking = useLive((state) => state.floor !== null && state.floor.userId === selfId);
  const floor = useFloorView();
  const stage = floor?.over ? 'over' : floor?.isLast ? 'lastMinute' : null;
  const isConcerned = leads || isSpeaking;
  const before = useRef(stage);
  useEffect(() => {
    if (isConcerned && stage !== null && stage !== before.current) playTone('floor');
    before.current = stage;
  }, [stage, isConcerned]);
  return (
    <VisuallyHidden>
      <span aria-live="polite">{isConcerned && stage !== null && t(`warning.${stage}`)}</span>
    </VisuallyHidden>
  );
}

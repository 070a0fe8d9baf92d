import { useTranslation } from 'react-i18next';
import type { OpenBallot } from '#contract/live/state.ts';
import { TurnoutList } from './TurnoutList.tsx';
import { useTurnout } from './use-turnout.ts';

/** Whom an open vote still waits for, by name, for those who lead it: who has lost the line first. Never what anybody chose. */
export function TurnoutLines({ ballot }: { ballot: OpenBallot }) {
  const { t } = useTranslation('leadingBallots');
  const turnout = useTurnout(ballot);
  if (!turnout) return null;
  return (
    <TurnoutList groups={turnout} wordOf={(kind) => t(`turnout.${kind}`)} unfolded={['lost']} />
  );
}

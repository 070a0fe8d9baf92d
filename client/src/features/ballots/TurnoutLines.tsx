import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { nameOfUser } from '#client/features/meeting/people.ts';
import { useLive } from '#client/live/use-live.ts';
import type { OpenBallot } from '#contract/live/state.ts';
import classes from './Turnout.module.css';
import { TURNOUT } from './turnout.ts';
import { useTurnout } from './use-turnout.ts';

/** Whom an open vote still waits for, by name, for those who lead it: who has lost the line first. Never what anybody chose. */
export function TurnoutLines({ ballot }: { ballot: OpenBallot }) {
  const { t } = useTranslation('leadingBallots');
  const frame = useLive((state) => state.frame);
  const turnout = useTurnout(ballot);
  if (!turnout) return null;
  return (
    <div className={classes.turnout}>
      {TURNOUT.filter((kind) => turnout[kind].length > 0).map((kind) => (
        <details key={kind} className={classes.group} data-kind={kind} open={kind === 'lost'}>
          <summary>
            <span>{t(`turnout.${kind}`)}</span>
            <span className="numerals">{turnout[kind].length}</span>
            <IconChevronDown size={18} aria-hidden="true" />
          </summary>
          <ul>
            {turnout[kind].map((userId) => (
              <li key={userId}>{nameOfUser(frame, userId)}</li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import classes from './LiveSeatsPane.module.css';
import board from './SeatBoard.module.css';
import { SeatStateIcon } from './SeatStateIcon.tsx';
import { SEAT_STATES } from './seat-status.ts';

/** What the colours, lines and signs of seats mean. */
export function SeatLegend({ className = '' }: { className?: string | undefined }) {
  const { t } = useTranslation('seating');
  return (
    <ul className={`${classes.legend} ${className}`} aria-label={t('live.legend')}>
      {SEAT_STATES.map((state) => (
        <li key={state}>
          <span className={`${board.seat} ${classes.sample}`} data-state={state}>
            <SeatStateIcon state={state} />
          </span>
          {t(`live.${state}`)}
        </li>
      ))}
    </ul>
  );
}

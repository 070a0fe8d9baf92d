import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { initialsOf } from '#client/ui/initials.ts';
import type { Seat } from '#contract/seating/seat-map.ts';
import { PRESIDING_ROW } from '#contract/seating/seat-measures.ts';
import classes from './SeatBoard.module.css';

/** Says a seat as people do: "Ghế A3, hàng 1". */
export function useSeatName(): (seat: Pick<Seat, 'label' | 'row'>) => string {
  const { t } = useTranslation('seating');
  return ({ label, row }) =>
    row === PRESIDING_ROW ? t('seat.presiding', { label }) : t('seat.inRow', { label, row });
}

/** A seat as a button: its label, and who sits there, in letters or in full as there is room. `says` follows what it is called. */
export function SeatButton({
  seat,
  name,
  icon,
  says,
  ref,
  ...rest
}: {
  seat: Seat;
  /** Who sits there; null: nobody. */
  name: string | null;
  icon?: ReactNode;
  says?: string | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
} & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'name'> & { [data: `data-${string}`]: unknown }) {
  const { t } = useTranslation('seating');
  const seatName = useSeatName();
  const label = [seatName(seat), name ?? t('seat.free'), says].filter(Boolean).join(' · ');
  return (
    <button
      ref={ref}
      type="button"
      className={classes.seat}
      data-seat={seat.seatId}
      data-taken={name !== null || undefined}
      aria-label={label}
      title={label}
      {...rest}
    >
      <span className={classes.words} aria-hidden="true">
        <span className={classes.label}>
          {icon}
          {seat.label}
        </span>
        {name !== null && (
          <>
            <span className={classes.short}>{initialsOf(name)}</span>
            <span className={classes.name}>{name}</span>
          </>
        )}
      </span>
    </button>
  );
}

import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import type { Seat, SeatMap } from '#contract/seating/seat-map.ts';
import { renameSeat } from './map-edits.ts';
import classes from './SeatingStep.module.css';
import type { Way } from './seat-towards.ts';

const NUDGES = [
  { way: 'up', Picture: IconArrowUp },
  { way: 'left', Picture: IconArrowLeft },
  { way: 'right', Picture: IconArrowRight },
  { way: 'down', Picture: IconArrowDown },
] as const;

/** What may be changed of the seat that is chosen. The fields are taken when they are left, or with Enter. */
export function SeatFields({
  map,
  seat,
  onNamed,
  onMove,
  onRemove,
}: {
  map: SeatMap;
  seat: Seat;
  onNamed: (map: SeatMap) => void;
  onMove: (way: Way) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('seating');
  const [label, setLabel] = useState(seat.label);
  const [row, setRow] = useState(String(seat.row));
  const number = Number(row);
  const isRow = row !== '' && Number.isInteger(number) && number >= 0 && number <= 99;
  const renamed = renameSeat(map, seat.seatId, { label, row: isRow ? number : seat.row });
  const isSame = label === seat.label && row === String(seat.row);
  const take = () => {
    if (renamed && isRow && !isSame) onNamed(renamed);
  };
  return (
    <form
      className={classes.aside}
      aria-label={t('shape.selected')}
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <TextField
        label={t('shape.label')}
        value={label}
        maxLength={6}
        error={renamed ? null : t('shape.labelTaken')}
        onChange={(event) => setLabel(event.target.value)}
        onBlur={take}
      />
      <TextField
        label={t('shape.row')}
        hint={t('shape.rowHint')}
        type="number"
        min={0}
        max={99}
        value={row}
        onChange={(event) => setRow(event.target.value)}
        onBlur={take}
      />
      <fieldset className={classes.nudgeSet}>
        <legend>{t('shape.move')}</legend>
        <div className={classes.nudges}>
          {NUDGES.map(({ way, Picture }) => (
            <IconButton key={way} label={t(`shape.${way}`)} onClick={() => onMove(way)}>
              <Picture size={22} />
            </IconButton>
          ))}
        </div>
      </fieldset>
      <Button look="danger" icon={<IconTrash size={20} aria-hidden="true" />} onClick={onRemove}>
        {t('shape.remove')}
      </Button>
      <button type="submit" hidden />
    </form>
  );
}

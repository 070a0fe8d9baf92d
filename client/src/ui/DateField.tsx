import { IconCalendar } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button.tsx';
import classes from './DateField.module.css';
import { Field } from './Field.tsx';
import { dayKey } from './format-date.ts';
import { MonthGrid } from './MonthGrid.tsx';
import { monthOf } from './month.ts';
import { parseDay, writeDay } from './parse-day.ts';

/** A day, typed as dd/MM/yyyy or chosen from a month. `value` and `onChange` speak yyyy-MM-dd, or the raw text while it is none. */
export function DateField({
  label,
  value,
  error,
  required = true,
  onChange,
}: {
  label: string;
  value: string;
  error?: string | null | undefined;
  required?: boolean;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation('common');
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [text, setText] = useState(write(value));
  useEffect(() => setText(write(value)), [value]);

  useEffect(() => {
    if (!open) return;
    const close = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', close);
    return () => document.removeEventListener('pointerdown', close);
  }, [open]);

  return (
    <Field label={label} error={error} required={required}>
      {(control) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: only listens for Escape from the controls inside
        <div
          ref={box}
          className={classes.box}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !open) return;
            event.stopPropagation();
            setOpen(false);
          }}
        >
          <input
            {...control}
            inputMode="numeric"
            placeholder="31/12/2026"
            autoComplete="off"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              const day = parseDay(event.target.value);
              if (day) onChange(day);
            }}
            onBlur={() => onChange(parseDay(text) ?? text)}
          />
          <IconButton
            className={classes.open}
            label={`${t('openCalendar')}: ${label}`}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <IconCalendar size={20} />
          </IconButton>
          {open && (
            <Calendar
              value={value}
              onChoose={(day) => {
                onChange(day);
                setOpen(false);
              }}
            />
          )}
        </div>
      )}
    </Field>
  );
}

function write(value: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? writeDay(value) : value;
}

function Calendar({ value, onChoose }: { value: string; onChoose: (day: string) => void }) {
  const start = parseDay(write(value)) ?? dayKey(new Date());
  const [month, setMonth] = useState(monthOf(start));
  return (
    <div className={classes.calendar}>
      <MonthGrid month={month} onMonth={setMonth}>
        {(day) => (
          <button
            type="button"
            className={classes.day}
            aria-label={writeDay(day)}
            aria-pressed={day === value}
            data-outside={monthOf(day) !== month}
            onClick={() => onChoose(day)}
          >
            {Number(day.slice(8))}
          </button>
        )}
      </MonthGrid>
    </div>
  );
}

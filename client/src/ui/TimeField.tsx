import { useEffect, useState } from 'react';
import { TextField } from './Field.tsx';
import { parseTime } from './parse-day.ts';

/** A time of day, HH:mm, typed in any usual way. `onChange` gets HH:mm, or the raw text while it is none. */
export function TimeField({
  label,
  value,
  error,
  onChange,
}: {
  label: string;
  value: string;
  error?: string | null | undefined;
  onChange: (value: string) => void;
}) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <TextField
      label={label}
      error={error}
      required
      inputMode="numeric"
      placeholder="08:00"
      autoComplete="off"
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        const time = /^\d{2}:\d{2}$/.test(event.target.value)
          ? parseTime(event.target.value)
          : null;
        if (time) onChange(time);
      }}
      onBlur={() => {
        const time = parseTime(text) ?? text;
        setText(time);
        onChange(time);
      }}
    />
  );
}

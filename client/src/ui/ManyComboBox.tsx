import { IconX } from '@tabler/icons-react';
import { Button } from './Button.tsx';
import { ComboBox, type ComboOption } from './ComboBox.tsx';
import classes from './ManyComboBox.module.css';

/** The words of a choice of several: of the list while nothing is chosen and after that, of what is chosen, and of taking one out. */
export type ManyWords = {
  first: string;
  more: string;
  chosen: string;
  drop: (label: string) => string;
};

/** Several choices out of a long list: each one chosen stands below the box until it is taken out. */
export function ManyComboBox<V extends string>({
  words,
  error,
  options,
  chosen,
  onChange,
}: {
  words: ManyWords;
  error: string | null;
  options: readonly ComboOption<V>[];
  chosen: readonly V[];
  onChange: (chosen: V[]) => void;
}) {
  return (
    <div className={classes.field}>
      <ComboBox
        // What was typed goes with the choice that it found.
        key={chosen.length}
        label={chosen.length === 0 ? words.first : words.more}
        required={chosen.length === 0}
        error={error}
        options={options.filter(({ value }) => !chosen.includes(value))}
        value={null}
        onChange={(value) => value && onChange([...chosen, value])}
      />
      {chosen.length > 0 && (
        <ul className={classes.chosen} aria-label={words.chosen}>
          {options
            .filter(({ value }) => chosen.includes(value))
            .map(({ value, label }) => (
              <li key={value}>
                <Button
                  size="small"
                  aria-label={words.drop(label)}
                  onClick={() => onChange(chosen.filter((other) => other !== value))}
                >
                  {label}
                  <IconX size={18} aria-hidden="true" />
                </Button>
              </li>
            ))}
        </ul>
      )}
    </div>
  );
}

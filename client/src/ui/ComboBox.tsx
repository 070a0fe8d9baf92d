import { IconChevronDown, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matchesText } from '#contract/fold-text.ts';
import { IconButton } from './Button.tsx';
import classes from './ComboBox.module.css';
import { Field } from './Field.tsx';

/** One choice of a combo box; `detail` is shown below and searched too. */
export type ComboOption<V extends string> = { value: V; label: string; detail?: string };

const MOST_SHOWN = 60;

/** A choice out of a long list, found by typing with or without diacritics. `onChange(null)` clears where `clearable`. */
export function ComboBox<V extends string>({
  label,
  hint,
  error,
  required,
  options,
  value,
  clearable = false,
  onChange,
}: {
  label: string;
  hint?: string;
  error?: string | null | undefined;
  required?: boolean;
  options: readonly ComboOption<V>[];
  value: V | null;
  clearable?: boolean;
  onChange: (value: V | null) => void;
}) {
  const { t } = useTranslation('common');
  const listId = useId();
  const [text, setText] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const chosen = options.find((option) => option.value === value);
  const open = text !== null;
  const shown = useMemo(
    () =>
      options
        .filter((option) => matchesText(`${option.label} ${option.detail ?? ''}`, text ?? ''))
        .slice(0, MOST_SHOWN),
    [options, text],
  );

  function choose(option: ComboOption<V> | undefined): void {
    if (option) onChange(option.value);
    setText(null);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setText('');
      else {
        const step = event.key === 'ArrowDown' ? 1 : -1;
        const next = (active + step + shown.length) % Math.max(1, shown.length);
        setActive(next);
        document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
      }
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      choose(shown[active]);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      setText(null);
    }
  }

  return (
    <Field label={label} hint={hint} error={error} required={required}>
      {(control) => (
        <div className={classes.box}>
          <input
            {...control}
            type="text"
            role="combobox"
            autoComplete="off"
            aria-expanded={open}
            aria-controls={open ? listId : undefined}
            aria-autocomplete="list"
            aria-activedescendant={open && shown.length > 0 ? `${listId}-${active}` : undefined}
            aria-required={required || undefined}
            value={text ?? chosen?.label ?? ''}
            onChange={(event) => {
              setText(event.target.value);
              setActive(0);
            }}
            onClick={() => setText((current) => current ?? '')}
            onFocus={(event) => event.target.select()}
            onBlur={() => setText(null)}
            onKeyDown={onKeyDown}
          />
          {clearable && chosen && !open ? (
            <span className={classes.clear}>
              <IconButton label={`${t('remove')}: ${label}`} onClick={() => onChange(null)}>
                <IconX size={18} />
              </IconButton>
            </span>
          ) : (
            <IconChevronDown size={20} className={classes.arrow} aria-hidden="true" />
          )}
          {open && (
            <ComboList
              id={listId}
              label={label}
              options={shown}
              active={active}
              value={value}
              onChoose={choose}
            />
          )}
        </div>
      )}
    </Field>
  );
}

function ComboList<V extends string>({
  id,
  label,
  options,
  active,
  value,
  onChoose,
}: {
  id: string;
  label: string;
  options: readonly ComboOption<V>[];
  active: number;
  value: V | null;
  onChoose: (option: ComboOption<V>) => void;
}) {
  const { t } = useTranslation('common');
  return (
    <div id={id} role="listbox" aria-label={label} tabIndex={-1} className={classes.list}>
      {options.length === 0 && <div className={classes.none}>{t('nothingFound')}</div>}
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active option
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field's keys choose
        <div
          key={option.value}
          id={`${id}-${index}`}
          role="option"
          aria-selected={option.value === value}
          data-active={index === active}
          className={classes.option}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(option)}
        >
          {option.label}
          {option.detail && <small>{option.detail}</small>}
        </div>
      ))}
    </div>
  );
}

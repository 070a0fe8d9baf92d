import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '#client/ui/Button.tsx';
import { MOST_OPTIONS } from '#contract/live/ballot-choice.ts';
import classes from './MethodFields.module.css';
import {
  draftFault,
  type MethodDraft,
  moveOption,
  withOption,
  withoutOption,
  withText,
} from './method-draft.ts';

/** The options of a vote, each with its text and its place; a new one has the cursor at once. */
export function OptionFields({
  draft,
  onChange,
}: {
  draft: MethodDraft;
  onChange: (draft: MethodDraft) => void;
}) {
  const { t } = useTranslation('ballotKinds');
  const { options } = draft;
  const last = useRef<HTMLInputElement>(null);
  const count = useRef(options.length);
  useEffect(() => {
    if (options.length > count.current) last.current?.focus();
    count.current = options.length;
  }, [options.length]);
  return (
    <fieldset className={classes.options}>
      <legend className={classes.label}>{t('options.title')}</legend>
      <ol>
        {options.map(({ key, text }, place) => {
          const n = place + 1;
          return (
            <li key={key}>
              <input
                ref={n === options.length ? last : undefined}
                className={classes.text}
                aria-label={t('options.one', { n })}
                placeholder={t('options.one', { n })}
                value={text}
                required
                maxLength={200}
                onChange={(event) => onChange(withText(draft, key, event.target.value))}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || n < options.length || text.trim() === '') return;
                  event.preventDefault();
                  onChange(withOption(draft));
                }}
              />
              <IconButton
                label={t('options.up', { n })}
                look="quiet"
                disabled={place === 0}
                onClick={() => onChange(moveOption(draft, key, -1))}
              >
                <IconArrowUp size={20} aria-hidden="true" />
              </IconButton>
              <IconButton
                label={t('options.down', { n })}
                look="quiet"
                disabled={n === options.length}
                onClick={() => onChange(moveOption(draft, key, 1))}
              >
                <IconArrowDown size={20} aria-hidden="true" />
              </IconButton>
              <IconButton
                label={t('options.remove', { n })}
                look="quiet"
                disabled={options.length <= 2}
                onClick={() => onChange(withoutOption(draft, key))}
              >
                <IconTrash size={20} aria-hidden="true" />
              </IconButton>
            </li>
          );
        })}
      </ol>
      <Button
        icon={<IconPlus size={20} aria-hidden="true" />}
        disabled={options.length >= MOST_OPTIONS}
        onClick={() => onChange(withOption(draft))}
      >
        {t('options.add')}
      </Button>
      <p className={classes.hint}>
        {draftFault(draft) === 'twice'
          ? t('options.twice')
          : t('options.hint', { least: 2, most: MOST_OPTIONS })}
      </p>
    </fieldset>
  );
}

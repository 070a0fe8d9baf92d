import {
  IconNote,
  IconRubberStamp,
  IconTextSize,
  IconZoomExclamation,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { INSERTS, type Insert } from './ink-tools.ts';
import classes from './StylePicker.module.css';

const PICTURES: Record<Insert, TablerIcon> = {
  note: IconNote,
  text: IconTextSize,
  agree: IconRubberStamp,
  review: IconZoomExclamation,
};

/** What a tap leaves on the page: a note, words on the page, or a stamp. */
export function InsertPicker({
  insert,
  onInsert,
}: {
  insert: Insert;
  onInsert: (insert: Insert) => void;
}) {
  const { t } = useTranslation('viewer');
  return (
    <fieldset className={classes.picker} aria-label={t('insertFor')}>
      {INSERTS.map((name) => {
        const Picture = PICTURES[name];
        return (
          <button
            key={name}
            type="button"
            className={classes.worded}
            aria-pressed={insert === name}
            onClick={() => onInsert(name)}
          >
            <Picture size={20} aria-hidden="true" />
            {t(`insert.${name}`)}
          </button>
        );
      })}
    </fieldset>
  );
}

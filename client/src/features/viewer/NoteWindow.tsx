import { IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import classes from './Notes.module.css';

const KEEP_AFTER_MS = 700;

/** The text of a note, beside its marker. What is typed is kept while typing pauses, and when the window closes, however it closes. */
export function NoteWindow({
  text,
  left,
  top,
  above,
  onText,
  onRemove,
  onClose,
}: {
  text: string;
  /** Where the window stands on the sheet, in CSS pixels. */
  left: number;
  top: number;
  /** Whether it opens upwards, because there is no room below. */
  above: boolean;
  onText: (text: string) => void;
  onRemove: () => void;
  /** Closes with the text as it stands. */
  onClose: (text: string) => void;
}) {
  const { t } = useTranslation('viewer');
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const latest = useRef({ typed, text, onText, settled: false });
  useEffect(() => {
    latest.current = { ...latest.current, typed, text, onText };
  });
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => onText(typed), KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed, text, onText]);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    return () => {
      const left = latest.current;
      if (!left.settled && left.typed !== left.text) left.onText(left.typed);
    };
  }, []);
  const close = () => {
    latest.current.settled = true;
    onClose(typed);
  };
  return (
    <div
      role="dialog"
      aria-label={t('note.title')}
      className={classes.window}
      data-above={above || undefined}
      style={{ left, top }}
    >
      <textarea
        ref={field}
        className={classes.text}
        aria-label={t('note.label')}
        placeholder={t('note.placeholder')}
        rows={4}
        maxLength={4000}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
        }}
      />
      <div className={classes.actions}>
        <Button
          look="danger"
          size="small"
          icon={<IconTrash size={18} aria-hidden="true" />}
          onClick={() => {
            latest.current.settled = true;
            onRemove();
          }}
        >
          {t('note.remove')}
        </Button>
        <Button look="primary" size="small" onClick={close}>
          {t('note.done')}
        </Button>
      </div>
    </div>
  );
}

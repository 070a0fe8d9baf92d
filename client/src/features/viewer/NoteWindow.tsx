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
  onSettled,
  onClose,
}: {
  text: string;
  /** Where the window stands on the sheet, in CSS pixels. */
  left: number;
  top: number;
  /** Whether it opens upwards, because there is no room below. */
  above: boolean;
  onText: (text: string) => void;
  /** The window is left, however that came about: with the text that it found, and the one that it leaves. */
  onSettled: (found: string, left: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('viewer');
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const [found] = useState(text);
  const latest = useRef({ typed, onSettled, isSettled: false });
  useEffect(() => {
    latest.current = { ...latest.current, typed, onSettled };
  });
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => onText(typed), KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed, text, onText]);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    return () => {
      const { isSettled, ...left } = latest.current;
      if (!isSettled && left.typed !== found) left.onSettled(found, left.typed);
    };
  }, [found]);
  const close = (left: string) => {
    latest.current.isSettled = true;
    onSettled(found, left);
    onClose();
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
          if (event.key === 'Escape') close(typed);
        }}
      />
      <div className={classes.actions}>
        <Button
          look="danger"
          size="small"
          icon={<IconTrash size={18} aria-hidden="true" />}
          onClick={() => close('')}
        >
          {t('note.remove')}
        </Button>
        <Button look="primary" size="small" onClick={() => close(typed)}>
          {t('note.done')}
        </Button>
      </div>
    </div>
  );
}

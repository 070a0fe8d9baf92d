import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextBox } from './notes/annotation-body.ts';
import classes from './PageTexts.module.css';

/** A text box that is being written: as wide as its handle is drawn, as high as its words need. Left by Escape or a tap elsewhere. */
export function TextBoxEditor({
  body,
  style,
  scale,
  onDone,
}: {
  body: TextBox;
  style: CSSProperties;
  /** CSS pixels per PDF point. */
  scale: number;
  onDone: (body: TextBox) => void;
}) {
  const { t } = useTranslation('viewer');
  const [text, setText] = useState(body.text);
  const field = useRef<HTMLTextAreaElement>(null);
  const latest = useRef({ text, body, onDone, isDone: false });
  useEffect(() => {
    latest.current = { ...latest.current, text, body, onDone };
  });
  useEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  });
  const done = () => {
    const left = latest.current;
    if (left.isDone) return;
    left.isDone = true;
    const width = field.current?.offsetWidth ?? body.widthPt * scale;
    left.onDone({ ...left.body, text: left.text, widthPt: Math.round((width / scale) * 10) / 10 });
  };
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
  }, []);
  return (
    <textarea
      ref={field}
      className={classes.editor}
      style={style}
      rows={1}
      maxLength={4000}
      aria-label={t('text.label')}
      placeholder={t('text.placeholder')}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        done();
      }}
    />
  );
}

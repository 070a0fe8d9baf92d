import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import classes from './ConflictDialog.module.css';

/** One thing that two people wrote differently, as both read it. */
export type ConflictText<K extends string> = {
  key: K;
  label: string;
  mine: string;
  theirs: string;
};

/**
 * Shows both texts of everything that two people changed at once and lets each be chosen. Putting it aside keeps one's own
 * text in the form, unsaved: nothing is lost on either side.
 */
export function ConflictDialog<K extends string>({
  texts,
  busy,
  onChoose,
  onPutAside,
}: {
  texts: readonly ConflictText<K>[];
  busy: boolean;
  onChoose: (takeTheirs: ReadonlySet<K>) => void;
  onPutAside: () => void;
}) {
  const { t } = useTranslation('prepare');
  const [takeTheirs, setTakeTheirs] = useState<ReadonlySet<K>>(new Set());

  function choose(key: K, theirs: boolean): void {
    const next = new Set(takeTheirs);
    if (theirs) next.add(key);
    else next.delete(key);
    setTakeTheirs(next);
  }

  return (
    <Sheet
      open
      wide
      onClose={onPutAside}
      title={t('conflict.title')}
      footer={
        <>
          <Button onClick={onPutAside}>{t('conflict.putAside')}</Button>
          <Button look="primary" loading={busy} onClick={() => onChoose(takeTheirs)}>
            {t('conflict.save')}
          </Button>
        </>
      }
    >
      <p className={classes.lead}>{t('conflict.lead')}</p>
      {texts.map((text) => (
        <fieldset key={text.key} className={classes.field}>
          <legend>{text.label}</legend>
          <div className={classes.texts}>
            <Choice
              title={t('conflict.mine')}
              text={text.mine}
              chosen={!takeTheirs.has(text.key)}
              onChoose={() => choose(text.key, false)}
            />
            <Choice
              title={t('conflict.theirs')}
              text={text.theirs}
              chosen={takeTheirs.has(text.key)}
              onChoose={() => choose(text.key, true)}
            />
          </div>
        </fieldset>
      ))}
    </Sheet>
  );
}

function Choice({
  title,
  text,
  chosen,
  onChoose,
}: {
  title: string;
  text: string;
  chosen: boolean;
  onChoose: () => void;
}) {
  const { t } = useTranslation('prepare');
  const id = useId();
  return (
    <label className={classes.text} htmlFor={id}>
      <input id={id} type="radio" checked={chosen} onChange={onChoose} />
      <span>
        <small>{title}</small>
        <span className={classes.value}>{text === '' ? t('conflict.empty') : text}</span>
      </span>
    </label>
  );
}

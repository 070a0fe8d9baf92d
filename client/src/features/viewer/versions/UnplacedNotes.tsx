import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '#client/ui/Button.tsx';
import { quoteOfBody } from '../carry/body-geometry.ts';
import type { CarriedNotes } from '../carry/use-carried-notes.ts';
import classes from './ChangesPanel.module.css';
import { useOldVersionLink } from './ChangesPanel.tsx';

/** One's notes of older versions that found no place on this one: each is put somewhere, looked up, or left out. */
export function UnplacedNotes({ notes, page }: { notes: CarriedNotes; page: number }) {
  const { t } = useTranslation('versions');
  const { t: tViewer } = useTranslation('viewer');
  const linkTo = useOldVersionLink();
  const title = t('unplaced.title', { count: notes.unplaced.length });
  return (
    <section className={classes.unplaced} aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      <p className={classes.quiet}>{t('unplaced.text')}</p>
      <ul className={classes.notes}>
        {notes.unplaced.map((source) => {
          const { annotation, versionId, number } = source;
          const { body } = annotation;
          const quote = body.kind === 'stamp' ? tViewer(`stamp.${body.stamp}`) : quoteOfBody(body);
          return (
            <li key={annotation.annotationId} className={classes.note}>
              <p className={classes.where}>
                <strong>{tViewer(`kind.${body.kind}`)}</strong> ·{' '}
                {t('unplaced.where', { page: annotation.page, number })}
              </p>
              {quote !== '' && <blockquote className={classes.quote}>{quote}</blockquote>}
              <div className={classes.ways}>
                <Button size="small" onClick={() => notes.place(source, page)}>
                  {t('unplaced.place')}
                </Button>
                <ButtonLink size="small" look="quiet" {...linkTo(versionId, annotation.page)}>
                  {t('unplaced.old')}
                </ButtonLink>
                <Button size="small" look="quiet" onClick={() => notes.dismiss(source)}>
                  {t('unplaced.dismiss')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

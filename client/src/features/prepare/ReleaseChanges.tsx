import { useTranslation } from 'react-i18next';
import type { Meeting } from '#contract/http/meetings.ts';
import classes from './ConflictDialog.module.css';
import { type ChangedPart, changesBetween } from './meeting-changes.ts';

const LABELS = {
  title: 'info.title',
  type: 'info.type',
  time: 'info.time',
  place: 'info.place',
  chair: 'info.chair',
  secretary: 'info.secretary',
  agenda: 'steps.agenda',
  attendees: 'steps.attendees',
  sites: 'steps.sites',
} as const satisfies Record<ChangedPart, string>;

/** What somebody else has changed since the meeting was looked at, beside what was seen. */
export function ReleaseChanges({ seen, meeting }: { seen: Meeting; meeting: Meeting }) {
  const { t } = useTranslation('prepare');
  return (
    <>
      <p className={classes.lead}>{t('release.changedText')}</p>
      {changesBetween(seen, meeting).map(({ part, before, after }) => (
        <section key={part} className={classes.field} aria-label={t(LABELS[part])}>
          <h3>{t(LABELS[part])}</h3>
          <div className={classes.texts}>
            <State title={t('release.seen')} text={before} />
            <State title={t('release.now')} text={after} />
          </div>
        </section>
      ))}
    </>
  );
}

function State({ title, text }: { title: string; text: string }) {
  const { t } = useTranslation('prepare');
  return (
    <p className={classes.state}>
      <small>{title}</small>
      <span className={classes.value}>{text === '' ? t('conflict.empty') : text}</span>
    </p>
  );
}

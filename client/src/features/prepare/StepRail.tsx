import { IconAlertCircle, IconCheck, IconCircleDashed } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card } from '#client/ui/Card.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import type { Check } from './checklist.ts';
import classes from './Prepare.module.css';
import { hashOf, STEPS, type StepId } from './steps.ts';

/** The steps, each with its state, and the list of what is missing. `releasedTo` counts who has got the meeting; null: nobody yet. */
export function StepRail({
  step,
  checks,
  releasedTo,
}: {
  step: StepId;
  checks: readonly Check[];
  releasedTo: number | null;
}) {
  return (
    <div className={classes.rail}>
      <Steps step={step} checks={checks} />
      <Checklist checks={checks} releasedTo={releasedTo} />
    </div>
  );
}

function Steps({ step, checks }: { step: StepId; checks: readonly Check[] }) {
  const { t } = useTranslation('prepare');
  const list = useRef<HTMLOListElement>(null);

  // On a phone the steps are a strip: the one at hand is brought into view, without moving the page.
  useEffect(() => {
    const strip = list.current;
    const link = strip?.querySelector<HTMLElement>(`a[href$="${hashOf(step)}"]`);
    if (strip && link) strip.scrollLeft = link.offsetLeft - strip.offsetLeft - 24;
  }, [step]);

  return (
    <Card padded={false}>
      <nav aria-label={t('steps.label')}>
        <ol ref={list} className={classes.steps}>
          {STEPS.map(({ id, hash }, index) => {
            const open = checks.filter((check) => check.step === id && !check.done);
            const state =
              open.length === 0 ? 'done' : open.some((check) => check.must) ? 'must' : 'should';
            return (
              <li key={id}>
                <Link
                  to={hash}
                  className={classes.step ?? ''}
                  aria-current={id === step ? 'step' : undefined}
                  preventScrollReset
                >
                  <span className={classes.mark} data-state={state} aria-hidden="true">
                    {state === 'done' ? <IconCheck size={16} stroke={3} /> : index + 1}
                  </span>
                  {t(`steps.${id}`)}
                </Link>
              </li>
            );
          })}
        </ol>
      </nav>
    </Card>
  );
}

function Checklist({
  checks,
  releasedTo,
}: {
  checks: readonly Check[];
  releasedTo: number | null;
}) {
  const { t } = useTranslation('prepare');
  const left = checks.filter((check) => !check.done).length;
  return (
    <Card title={releasedTo === null ? t('checklist.title') : t('release.released')}>
      <p className={classes.lead} role="status">
        {releasedTo !== null
          ? `${t('release.done', { count: releasedTo })} ${t('checklist.released')}`
          : left === 0
            ? t('checklist.ready')
            : t('checklist.left', { count: left })}
      </p>
      <ul className={classes.checks}>
        {checks.map((check) => {
          const state = check.done ? 'done' : check.must ? 'must' : 'should';
          const Picture = check.done ? IconCheck : check.must ? IconAlertCircle : IconCircleDashed;
          return (
            <li key={check.key}>
              <span data-state={state}>
                <Picture size={20} aria-hidden="true" />
              </span>
              <span>
                <Link to={hashOf(check.step)} preventScrollReset>
                  {t(`checklist.${check.key}`)}
                </Link>
                {check.done ? (
                  <VisuallyHidden> {t('checklist.done')}</VisuallyHidden>
                ) : (
                  <small>{t(`checklist.${state}`)}</small>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

import { IconCheckbox, IconCircleCheck, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLive } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { Pill } from '#client/ui/Pill.tsx';
import { itemsOfPlan } from '#contract/block-without-item.ts';
import { type PreparedHere, placesOf } from './prepared-in.ts';
import { usePlanWords } from './use-plan-words.ts';
import classes from './VoteDesk.module.css';

/** The votes that were prepared with the agenda; `onOpen` null: one may not open them. */
export function PreparedList({
  prepared,
  onOpen,
}: {
  prepared: readonly PreparedHere[];
  onOpen: ((prepared: PreparedHere) => void) | null;
}) {
  const { t } = useTranslation('ballotCourse');
  const items = useLive((state) => state.frame?.items ?? []);
  const planWords = usePlanWords();
  return (
    <ul className={classes.list}>
      {prepared.map((here) => {
        const { ballot, course, itemId } = here;
        const number = placesOf(items, itemsOfPlan(itemId, ballot));
        return (
          <li key={ballot.preparedBallotId} className={classes.prepared} data-course={course}>
            <p className={classes.question}>{ballot.question}</p>
            <p className={classes.plan}>
              {ballot.secret && <IconLock size={16} aria-hidden="true" />}
              {[t('prepared.onItem', { number }), planWords(ballot)].join(' · ')}
            </p>
            {course === 'done' ? (
              <Pill tone="ok" icon={<IconCircleCheck size={16} aria-hidden="true" />}>
                {t('prepared.done')}
              </Pill>
            ) : (
              onOpen && (
                <Button
                  size="small"
                  icon={<IconCheckbox size={18} aria-hidden="true" />}
                  aria-label={t('prepared.openNamed', { question: ballot.question })}
                  onClick={() => onOpen(here)}
                >
                  {t('prepared.open')}
                </Button>
              )
            )}
          </li>
        );
      })}
    </ul>
  );
}

import { useTranslation } from 'react-i18next';
import { nameOfUser } from '#client/features/meeting/people.ts';
import type { Run } from '#client/features/meeting/use-run.ts';
import { useLive, useMay } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import classes from './Speakers.module.css';

/** The interpellation that is going on, with its next steps for who leads the floor. */
export function InterpellationCard({ run, busy }: Pick<Run, 'run' | 'busy'>) {
  const { t } = useTranslation('floor');
  const { t: tMeeting } = useTranslation('meeting');
  const frame = useLive((state) => state.frame);
  const interpellation = useLive((state) => state.interpellation);
  const step = useLive((state) => state.floor?.kind ?? null);
  const mayTurn = useMay('interpellation.turn');
  if (!interpellation) return null;
  const asker = nameOfUser(frame, interpellation.askerId);
  const questioned = nameOfUser(frame, interpellation.questionedId);
  const next = step === 'answer' ? 'followUp' : 'answer';
  return (
    <section className={classes.card} aria-label={t('interpellation.label')}>
      <h3 className={classes.heading}>{t('interpellation.label')}</h3>
      <p className={classes.name}>{t('interpellation.who', { asker, questioned })}</p>
      <p className={classes.under}>{interpellation.subject}</p>
      {mayTurn && (
        <div className={classes.buttons}>
          <Button
            look="primary"
            size="small"
            loading={busy === 'interpellation.turn'}
            onClick={() => void run('interpellation.turn', { to: next })}
          >
            {next === 'answer' ? tMeeting('govern.answer') : t('interpellation.followUp')}
          </Button>
          <Button
            size="small"
            loading={busy === 'interpellation.end'}
            onClick={() => void run('interpellation.end', {})}
          >
            {tMeeting('govern.endInterpellation')}
          </Button>
        </div>
      )}
    </section>
  );
}

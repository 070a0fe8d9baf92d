import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockFace } from '#client/features/meeting/clock-face.ts';
import { useLive } from '#client/live/use-live.ts';
import { SilentPeople } from './SilentPeople.tsx';
import classes from './Speakers.module.css';
import { type Share, speakingShares } from './shares.ts';

/** Fairness for who leads the floor: who asked and was not called, who has had how much time, who has been silent for long. */
export function SpeakingShares() {
  const { t } = useTranslation('floor');
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={classes.shares}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t('shares.title')}</summary>
      {isOpen && <Shares />}
    </details>
  );
}

function Shares() {
  const { t } = useTranslation('floor');
  const live = useLive((state) => state);
  const { people, units, notCalled } = speakingShares(live);
  return (
    <>
      <h3 className={classes.heading}>{t('shares.notCalled')}</h3>
      {notCalled.length === 0 ? (
        <p className={classes.under}>{t('shares.nobodyWaits')}</p>
      ) : (
        <ul className={classes.spoken}>
          {notCalled.map(({ userId, name }) => (
            <li key={userId}>{name}</li>
          ))}
        </ul>
      )}
      <SharesOf title={t('shares.units')} shares={units} />
      <SharesOf title={t('shares.people')} shares={people} />
      <SilentPeople />
    </>
  );
}

function SharesOf<K extends string>({ title, shares }: { title: string; shares: Share<K>[] }) {
  const { t } = useTranslation('floor');
  if (shares.length === 0) return null;
  return (
    <section>
      <h3 className={classes.heading}>{title}</h3>
      <ul className={classes.spoken}>
        {shares.map(({ key, name, seconds, times }) => (
          <li key={key}>
            <span>{name}</span>
            <span className="numerals">
              {clockFace(seconds)} · {t('shares.times', { count: times })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

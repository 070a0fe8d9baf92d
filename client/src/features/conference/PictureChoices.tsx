import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useConference, usePictureChoice } from './conference-context.tsx';
import classes from './PictureChoices.module.css';

const CHOICES = ['all', 'speaker', 'none'] as const;

/** Which pictures come to this device: all, the speaker's alone, or none; for this meeting. */
export function PictureChoices() {
  const { t } = useTranslation('conference');
  const conference = useConference();
  const chosen = usePictureChoice();
  const name = useId();
  return (
    <fieldset className={classes.choices}>
      <legend>{t('pictures.label')}</legend>
      {CHOICES.map((choice) => (
        <label key={choice} className={classes.choice}>
          <input
            type="radio"
            name={name}
            checked={choice === chosen}
            onChange={() => conference.pictures.choose(choice)}
          />
          <span>
            <span className={classes.name}>{t(`pictures.${choice}`)}</span>
            <span className={classes.text}>{t(`pictures.${choice}Text`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

import { useTranslation } from 'react-i18next';
import { type Language, showLanguage } from '#client/i18n/i18n.ts';
import { CheckField } from '#client/ui/Field.tsx';
import { type ColorScheme, setPreferences, usePreferences } from '#client/ui/preferences.ts';
import { SegmentedChoice } from '#client/ui/SegmentedChoice.tsx';
import classes from './AccountPage.module.css';

/** Light and dark, large type, sounds and language, for this device. */
export function DisplaySettings() {
  const { t } = useTranslation('account');
  const { scheme, largeType, sounds, language } = usePreferences();

  function speak(next: Language): void {
    void showLanguage(next).then(() => setPreferences({ language: next }));
  }

  return (
    <>
      <div className={classes.setting}>
        <span className={classes.name}>{t('display.scheme')}</span>
        <SegmentedChoice<ColorScheme>
          label={t('display.scheme')}
          value={scheme}
          choices={[
            { value: 'light', label: t('display.light') },
            { value: 'dark', label: t('display.dark') },
            { value: 'auto', label: t('display.auto') },
          ]}
          onChange={(next) => setPreferences({ scheme: next })}
        />
      </div>
      <div className={classes.setting}>
        <CheckField
          checked={largeType}
          onChange={(event) => setPreferences({ largeType: event.target.checked })}
          label={
            <>
              <span className={classes.name}>{t('display.largeType')}</span>
              <small>{t('display.largeTypeHint')}</small>
            </>
          }
        />
      </div>
      <div className={classes.setting}>
        <CheckField
          checked={sounds}
          onChange={(event) => setPreferences({ sounds: event.target.checked })}
          label={
            <>
              <span className={classes.name}>{t('display.sounds')}</span>
              <small>{t('display.soundsHint')}</small>
            </>
          }
        />
      </div>
      <div className={classes.setting}>
        <span className={classes.name}>{t('display.language')}</span>
        <SegmentedChoice<Language>
          label={t('display.language')}
          value={language}
          choices={[
            { value: 'vi', label: t('display.vi') },
            { value: 'en', label: t('display.en') },
          ]}
          onChange={speak}
        />
      </div>
      <p className={classes.hint}>{t('display.kept')}</p>
    </>
  );
}

import { useTranslation } from 'react-i18next';
import { CheckField } from '#client/ui/Field.tsx';
import { setPreferences, usePreferences } from '#client/ui/preferences.ts';
import { Sheet } from '#client/ui/Sheet.tsx';
import classes from './RoomSheets.module.css';
import { SHORTCUTS } from './shortcuts.ts';

/** The list of keys, and the switch for those who dictate or touch keys by accident. */
export function ShortcutsSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('meeting');
  const { shortcuts } = usePreferences();
  const rows = [
    ...SHORTCUTS.map(({ keys, does }) => ({
      keys,
      text: t(does === 'tab' ? 'shortcuts.tabs' : `shortcuts.${does}`),
    })),
    { keys: [t('shortcuts.space')], text: t('shortcuts.talk') },
    { keys: ['←', '→'], text: t('shortcuts.pages') },
    { keys: ['Esc'], text: t('shortcuts.close') },
  ];
  return (
    <Sheet open title={t('shortcuts.title')} onClose={onClose}>
      <CheckField
        label={t('shortcuts.use')}
        checked={shortcuts}
        onChange={(event) => setPreferences({ shortcuts: event.target.checked })}
      />
      <p className={classes.note}>{t('shortcuts.note')}</p>
      <dl className={classes.keys}>
        {rows.map(({ keys, text }) => (
          <div key={text} style={{ display: 'contents' }}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}

import { IconDeviceDesktop, IconKeyboard, IconVideoPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#client/api/session.ts';
import { useLiveStore, useMay } from '#client/live/use-live.ts';
import { Button, ButtonLink } from '#client/ui/Button.tsx';
import { CheckField } from '#client/ui/Field.tsx';
import { schemeInForce, setPreferences, usePreferences } from '#client/ui/preferences.ts';
import { Sheet } from '#client/ui/Sheet.tsx';
import classes from './RoomSheets.module.css';

/** What a person sets for this device in the room. */
export function OptionsSheet({
  onClose,
  onShortcuts,
}: {
  onClose: () => void;
  onShortcuts: () => void;
}) {
  const { t } = useTranslation('meeting');
  const me = useMe();
  const { meetingId } = useLiveStore();
  const mayShowHall = useMay('hallScreen.show');
  const mayArrangeEquipment = useMay('mediaWay.arrange');
  const { sounds, largeType } = usePreferences();
  return (
    <Sheet open title={t('preferences.title')} onClose={onClose}>
      <div className={classes.list}>
        <p className={classes.note}>{t('preferences.account', { name: me.name })}</p>
        <CheckField
          label={t('preferences.sounds')}
          checked={sounds}
          onChange={(event) => setPreferences({ sounds: event.target.checked })}
        />
        <CheckField
          label={t('preferences.largeType')}
          checked={largeType}
          onChange={(event) => setPreferences({ largeType: event.target.checked })}
        />
        <CheckField
          label={t('preferences.dark')}
          checked={schemeInForce() === 'dark'}
          onChange={(event) => setPreferences({ scheme: event.target.checked ? 'dark' : 'light' })}
        />
        <Button wide icon={<IconKeyboard size={22} aria-hidden="true" />} onClick={onShortcuts}>
          {t('preferences.shortcuts')}
        </Button>
        {mayShowHall && (
          <ButtonLink
            wide
            to={`/hop/${meetingId}/man-hinh`}
            target="_blank"
            icon={<IconDeviceDesktop size={22} aria-hidden="true" />}
          >
            {t('preferences.hallScreen')}
          </ButtonLink>
        )}
        {mayArrangeEquipment && (
          <ButtonLink
            wide
            to={`/cuoc-hop/${meetingId}/thiet-bi`}
            target="_blank"
            icon={<IconVideoPlus size={22} aria-hidden="true" />}
          >
            {t('preferences.equipment')}
          </ButtonLink>
        )}
      </div>
    </Sheet>
  );
}

import { useTranslation } from 'react-i18next';
import { Sheet } from '#client/ui/Sheet.tsx';
import { DeviceSelects } from './DeviceSelects.tsx';
import { DeviceTrouble } from './DeviceTrouble.tsx';
import { PictureChoices } from './PictureChoices.tsx';
import { VoiceSettings } from './VoiceSettings.tsx';

/** Changing the devices during the meeting, and which pictures come. */
export function DeviceSettings({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('conference');
  return (
    <Sheet open={open} onClose={onClose} title={t('settingsTitle')}>
      <DeviceTrouble />
      <DeviceSelects />
      <VoiceSettings />
      <PictureChoices />
    </Sheet>
  );
}

import { useTranslation } from 'react-i18next';
import type { DeviceKind } from '#client/media/device-access.ts';
import type { DeviceOption } from '#client/media/devices.ts';
import { SelectField } from '#client/ui/Field.tsx';
import { useConference, useDevices, useLocalMedia } from './conference-context.tsx';
import classes from './DeviceSelects.module.css';
import { MicrophoneLevel } from './MicrophoneLevel.tsx';

/** Choice of microphone with its level, camera and speaker; a kind without any device is left out. */
export function DeviceSelects() {
  const { t } = useTranslation('conference');
  const conference = useConference();
  const { microphones, cameras, speakers, chosen } = useDevices();
  const local = useLocalMedia();
  const used = (kind: DeviceKind) => {
    const { access } = local[kind];
    return access.status === 'granted' ? access.deviceId : (chosen[kind] ?? '');
  };
  return (
    <div className={classes.selects}>
      {microphones.length > 0 && (
        <div>
          <DeviceSelect
            label={t('microphone')}
            options={microphones}
            value={used('microphone')}
            onChoose={(id) => void conference.local.choose('microphone', id)}
          />
          {local.microphone.access.status === 'granted' && (
            <div className={classes.level}>
              <MicrophoneLevel />
            </div>
          )}
        </div>
      )}
      {cameras.length > 0 && (
        <DeviceSelect
          label={t('camera')}
          options={cameras}
          value={used('camera')}
          onChoose={(id) => void conference.local.choose('camera', id)}
        />
      )}
      {cameras.length > 1 && (
        <DeviceSelect
          label={t('documentCamera')}
          options={cameras}
          value={chosen.documentCamera ?? ''}
          onChoose={(id) => void conference.chooseDocumentCamera(id)}
        />
      )}
      {speakers.length > 0 && 'setSinkId' in HTMLMediaElement.prototype && (
        <DeviceSelect
          label={t('speaker')}
          options={speakers}
          value={chosen.speaker ?? ''}
          onChoose={(id) => void conference.chooseSpeaker(id)}
        />
      )}
    </div>
  );
}

function DeviceSelect(props: {
  label: string;
  options: DeviceOption[];
  value: string;
  onChoose: (deviceId: string) => void;
}) {
  const { t } = useTranslation('conference');
  const { label, options, onChoose } = props;
  // An id of a device that is gone is no option: the browser would show the first one as if it were chosen.
  const value = options.some((option) => option.deviceId === props.value) ? props.value : '';
  return (
    <SelectField label={label} value={value} onChange={(event) => onChoose(event.target.value)}>
      {value === '' && <option value="">{t('defaultDevice')}</option>}
      {options.map((option, at) => (
        <option key={option.deviceId} value={option.deviceId}>
          {option.label || t('unnamedDevice', { number: at + 1 })}
        </option>
      ))}
    </SelectField>
  );
}

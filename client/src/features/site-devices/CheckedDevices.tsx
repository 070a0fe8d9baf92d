import { useTranslation } from 'react-i18next';
import { SelectField } from '#client/ui/Field.tsx';
import type { DeviceReport, DeviceUse } from '#contract/device-report.ts';
import classes from './SiteDevices.module.css';

const USES = [
  { use: 'microphone', list: 'microphones' },
  { use: 'camera', list: 'cameras' },
  { use: 'documentCamera', list: 'cameras' },
  { use: 'speaker', list: 'speakers' },
] as const;

/** The machine's devices and which of them it uses; choosing another one opens nothing. */
export function CheckedDevices(props: {
  report: DeviceReport;
  disabled: boolean;
  onChoose: (use: DeviceUse, deviceId: string | null) => void;
}) {
  const { t } = useTranslation('siteDevices');
  const { t: tConference } = useTranslation('conference');
  const { report, disabled, onChoose } = props;
  return (
    <div className={classes.devices}>
      {USES.map(({ use, list }) => {
        const options = report[list];
        const chosen = report.chosen[use] ?? '';
        const isKnown = options.some(({ deviceId }) => deviceId === chosen);
        return (
          <SelectField
            key={use}
            label={t(`check.use.${use}`)}
            value={isKnown ? chosen : ''}
            disabled={disabled || options.length === 0}
            hint={
              chosen !== '' && !isKnown
                ? t('check.unplugged')
                : t('check.count', { count: options.length })
            }
            onChange={({ target }) => onChoose(use, target.value === '' ? null : target.value)}
          >
            <option value="">{tConference('defaultDevice')}</option>
            {options.map(({ deviceId, label }, at) => (
              <option key={deviceId} value={deviceId}>
                {label || tConference('unnamedDevice', { number: at + 1 })}
              </option>
            ))}
          </SelectField>
        );
      })}
    </div>
  );
}

import { IconCloudDown, IconDeviceTabletCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './KeptMark.module.css';
import { type Keepable, keptState, useKeepingSettings, useKept } from './use-kept.ts';

/** How much of a meeting's documents is on this device, in a line; nothing where none of them are to be kept. */
export function KeptSummary({ documents }: { documents: readonly Keepable[] }) {
  const { t } = useTranslation('offline');
  const view = useKept();
  const isOn = useKeepingSettings()?.isOn ?? false;
  const states = documents.map((document) => keptState(view, document));
  const kept = states.filter((state) => state === 'kept').length;
  const count = kept + states.filter((state) => state === 'coming').length;
  const internal = states.filter((state) => state === 'internal').length;
  if (!isOn || count === 0) return null;
  const isAll = kept === count;
  const Picture = isAll ? IconDeviceTabletCheck : IconCloudDown;
  const words = isAll
    ? t('meeting.all', { count })
    : t(view.isFull ? 'meeting.full' : 'meeting.some', { kept, count });
  return (
    <p className={classes.summary} data-full={isAll} role="status">
      <Picture size={20} aria-hidden="true" />
      {internal > 0 ? `${words}. ${t('meeting.internal', { count: internal })}.` : words}
    </p>
  );
}

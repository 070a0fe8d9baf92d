import { IconCloudDown, IconCloudOff, IconDeviceTabletCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import classes from './KeptMark.module.css';
import { type Keepable, keptState, useKeepingSettings, useKept } from './use-kept.ts';

const PICTURES = {
  kept: IconDeviceTabletCheck,
  coming: IconCloudDown,
  internal: IconCloudOff,
};

/**
 * A quiet mark beside a document: whether it can be read here without a line. Nothing where this device keeps no documents; `compact`
 * leaves the words to those who hear the page.
 */
export function KeptMark({ document, compact = false }: { document: Keepable; compact?: boolean }) {
  const { t } = useTranslation('offline');
  const kept = useKept();
  const state = keptState(kept, document);
  const isOn = useKeepingSettings()?.isOn ?? false;
  if (!isOn || state === null) return null;
  const Picture = PICTURES[state];
  const words = t(`mark.${state === 'coming' && kept.isWaiting ? 'waiting' : state}`);
  return (
    <span className={classes.mark} data-state={state} title={compact ? words : undefined}>
      <Picture size={16} aria-hidden="true" />
      {compact ? <VisuallyHidden>, {words}</VisuallyHidden> : words}
    </span>
  );
}

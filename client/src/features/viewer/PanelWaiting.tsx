import { useTranslation } from 'react-i18next';
import { type PartState, PartWaiting } from '#client/ui/late-part.tsx';
import { Panel } from './Panel.tsx';

/** Stands in the place of a panel whose file is on its way; it can be closed like every other. */
export function PanelWaiting({ hasFailed, onClose }: PartState & { onClose: () => void }) {
  const { t } = useTranslation('common');
  return (
    <Panel title={t('loading')} onClose={onClose}>
      <PartWaiting hasFailed={hasFailed} />
    </Panel>
  );
}

import { useTranslation } from 'react-i18next';
import { type PartState, PartWaiting } from './late-part.tsx';
import { Sheet } from './Sheet.tsx';

/** Stands in the place of a sheet whose file is on its way; it can be left like every other. */
export function SheetWaiting({
  hasFailed,
  open = true,
  onClose,
}: PartState & { open?: boolean; onClose: () => void }) {
  const { t } = useTranslation('common');
  return (
    <Sheet open={open} title={t('loading')} onClose={onClose}>
      <PartWaiting hasFailed={hasFailed} />
    </Sheet>
  );
}

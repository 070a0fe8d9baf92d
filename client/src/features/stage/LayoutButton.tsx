import { IconTemplate } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLive } from '#client/live/use-live.ts';
import { IconButton } from '#client/ui/Button.tsx';

/** Opens the choice of layouts. */
export function LayoutButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation('stage');
  // After the meeting there is nothing to lay out.
  const ended = useLive((state) => state.phase === 'ended');
  if (ended) return null;
  return (
    <IconButton label={t('open')} onClick={onClick}>
      <IconTemplate size={22} />
    </IconButton>
  );
}

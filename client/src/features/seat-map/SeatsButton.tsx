import { IconArmchair } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLive } from '#client/live/use-live.ts';
import { IconButton } from '#client/ui/Button.tsx';

/** Brings the seat map into the centre; nothing where no room has one. */
export function SeatsButton({ onSeats }: { onSeats: () => void }) {
  const { t } = useTranslation('seating');
  const isThere = useLive((state) => state.frame?.seating !== undefined);
  if (!isThere) return null;
  return (
    <IconButton label={t('live.open')} onClick={onSeats}>
      <IconArmchair size={22} />
    </IconButton>
  );
}

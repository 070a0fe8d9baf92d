import { IconTemplate } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/ui/Button.tsx';

/** Opens the choice of layouts. */
export function LayoutButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation('stage');
  return (
    <IconButton label={t('open')} onClick={onClick}>
      <IconTemplate size={22} />
    </IconButton>
  );
}

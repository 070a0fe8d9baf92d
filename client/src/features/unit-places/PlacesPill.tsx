import { useTranslation } from 'react-i18next';
import { Pill } from '#client/ui/Pill.tsx';

/** How many of a unit's places are filled. */
export function PlacesPill({
  sent,
  places,
  isOpen,
}: {
  sent: number;
  places: number;
  isOpen: boolean;
}) {
  const { t } = useTranslation('unitPlaces');
  const tone = sent >= places ? 'ok' : isOpen ? 'neutral' : 'warn';
  return <Pill tone={tone}>{t('sent', { sent, places })}</Pill>;
}

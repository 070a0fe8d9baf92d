import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { SeatingDraft } from '#contract/http/seating.ts';
import type { SiteId } from '#contract/ids.ts';
import type { SeatingHold } from './use-seating.ts';

/** Asks whose map of a room stays, when somebody else has saved one meanwhile. Putting it aside keeps one's own, unsaved. */
export function SeatingConflict({
  siteId,
  draft,
  hold,
}: {
  siteId: SiteId;
  draft: SeatingDraft;
  hold: SeatingHold;
}) {
  const { t } = useTranslation('seating');
  const stored = hold.storedOf(siteId);
  return (
    <Sheet
      open
      title={t('conflict.title')}
      onClose={hold.putAside}
      footer={
        <>
          <Button onClick={() => hold.settle(siteId, false)}>{t('conflict.theirs')}</Button>
          <Button look="primary" onClick={() => hold.settle(siteId, true)}>
            {t('conflict.mine')}
          </Button>
        </>
      }
    >
      <p>
        {t('conflict.text', {
          seats: stored?.map?.seats.length ?? 0,
          seated: stored?.places.length ?? 0,
          ownSeats: draft.map.seats.length,
          ownSeated: draft.places.length,
        })}
      </p>
    </Sheet>
  );
}

import { IconDeviceTv, IconDeviceTvOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSharedScreen } from '#client/features/conference/use-shared-screen.ts';
import { seatsOnScreen } from '#client/features/hall/hall-scene.ts';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useLive, useMay } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';

/** Brings the seat map onto the hall screens, and takes it off again; nothing for who may not, and where no room has one. */
export function HallSeatsButton() {
  const { t } = useTranslation('seating');
  const may = useMay('seating.show');
  const isThere = useLive((state) => state.frame?.seating !== undefined);
  const ended = useLive((state) => state.phase === 'ended');
  const screenSince = useSharedScreen()?.since ?? null;
  const shown = useLive((state) => seatsOnScreen(state, screenSince));
  const { run, busy, error } = useRun();
  if (!may || !isThere || ended) return null;
  const Picture = shown ? IconDeviceTvOff : IconDeviceTv;
  return (
    <>
      <Button
        size="small"
        icon={<Picture size={20} aria-hidden="true" />}
        loading={busy !== null}
        onClick={() => void run('seating.show', { shown: !shown })}
      >
        {t(shown ? 'hall.hide' : 'hall.show')}
      </Button>
      <ErrorNotice error={error} />
    </>
  );
}

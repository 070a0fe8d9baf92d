import { useTranslation } from 'react-i18next';
import { usePeers } from '#client/features/conference/conference-context.tsx';
import { isEquipmentOf } from '#client/features/conference/use-speech-here.ts';
import { deviceUserIdOf, nameOfUser } from '#client/features/meeting/people.ts';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useLive, useLiveView, useMay, useServerNow } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import { isSpeakerLost } from './lost-speaker.ts';

/**
 * Tells who leads the floor that the speaker has lost the line and still holds it, which keeps the other microphones closed. It is
 * never taken by itself: they end it, or wait. Nothing while the speaker is here, or equipment of the room from which they speak, and
 * for everybody else.
 */
export function LostSpeaker() {
  const { t } = useTranslation(['floor', 'meeting']);
  const leads = useMay('speakers.call');
  const frame = useLive((state) => state.frame);
  const floor = useLive((state) => state.floor);
  const presence = useLiveView((view) => view.presence);
  const goneSince = useLiveView((view) => view.goneSince);
  const isLive = useLiveView((view) => view.connection.kind === 'live');
  const { run, busy, error } = useRun();
  const peers = usePeers();
  const isHeld = leads && floor !== null;
  const now = useServerNow(isHeld);
  // While the own line is lost nobody knows who is here.
  if (!isHeld || !isLive) return null;
  const room = floor.siteId === null ? null : deviceUserIdOf(frame)(floor.siteId);
  const devices = room === null ? [floor.userId] : [floor.userId, room];
  if (peers.some(isEquipmentOf(floor))) return null;
  if (!isSpeakerLost(floor, devices, { presence, goneSince }, now)) return null;
  return (
    <>
      <Notice
        tone="warn"
        action={
          <Button
            size="small"
            loading={busy === 'speakers.end'}
            onClick={() => void run('speakers.end', {})}
          >
            {t('meeting:govern.endSpeech')}
          </Button>
        }
      >
        {t('lostSpeaker', { name: nameOfUser(frame, floor.userId) })}
      </Notice>
      <ErrorNotice error={error} />
    </>
  );
}

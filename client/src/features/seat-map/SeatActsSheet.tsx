import { IconCircleCheck, IconCircleX, IconSpeakerphone, IconSquare } from '@tabler/icons-react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useSubstituteOf } from '#client/features/invitations/use-stands-for.ts';
import { postOf } from '#client/features/meeting/people.ts';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useLive, useMay } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { Participant } from '#contract/live/state.ts';
import type { Seat } from '#contract/seating/seat-map.ts';
import classes from './LiveSeatsPane.module.css';
import { useSeatName } from './SeatButton.tsx';
import { SeatStateIcon } from './SeatStateIcon.tsx';
import { seatStateOf } from './seat-status.ts';

/** Who sits on a seat, and what one may do with them: call to speak, end the speech, keep attendance. */
export function SeatActsSheet({
  seat,
  person,
  onClose,
}: {
  seat: Seat;
  person: Participant;
  onClose: () => void;
}) {
  const { t } = useTranslation('seating');
  const { t: tMeeting } = useTranslation('meeting');
  const seatName = useSeatName();
  const substituteOf = useSubstituteOf()(person);
  const live = useLive((state) => state);
  const mayCall = useMay('speakers.call');
  const mayInvite = useMay('speakers.invite');
  const mayMark = useMay('attendance.mark');
  const { run, busy, error } = useRun();
  const { userId } = person;
  const state = seatStateOf(live, userId);
  const request = live.waiting.find((each) => each.userId === userId);
  const running = live.phase === 'running';
  const site = live.frame?.sites.find(({ siteId }) => siteId === person.siteId);
  const mode = site && !site.isCentral ? 'atSite' : 'inPerson';
  const closeWhenDone = (isDone: boolean) => isDone && onClose();
  const call = () =>
    request
      ? run('speakers.call', { requestId: request.requestId })
      : run('speakers.invite', { userId, kind: 'speech' });
  return createPortal(
    <Sheet open title={person.name} onClose={onClose}>
      <div className={classes.facts}>
        <p>
          <SeatStateIcon state={state} />
          {t(`live.${state}`)}
        </p>
        <p>{seatName(seat)}</p>
        {substituteOf && <p>{substituteOf}</p>}
        <p>{postOf(person)}</p>
        {request && request.subject !== '' && <p>{request.subject}</p>}
      </div>
      <div className={classes.acts}>
        {running && mayCall && state === 'speaking' && (
          <Button
            look="primary"
            icon={<IconSquare size={20} aria-hidden="true" />}
            loading={busy === 'speakers.end'}
            onClick={() => void run('speakers.end', {}).then(closeWhenDone)}
          >
            {tMeeting('govern.endSpeech')}
          </Button>
        )}
        {running && (request ? mayCall : mayInvite) && state !== 'speaking' && (
          <Button
            look="primary"
            icon={<IconSpeakerphone size={20} aria-hidden="true" />}
            loading={busy === 'speakers.call' || busy === 'speakers.invite'}
            onClick={() => void call().then(closeWhenDone)}
          >
            {tMeeting('govern.call')}
          </Button>
        )}
        {live.phase !== 'ended' && mayMark && (
          <>
            {live.attendance[userId]?.status !== 'present' && (
              <Button
                icon={<IconCircleCheck size={20} aria-hidden="true" />}
                onClick={() =>
                  void run('attendance.mark', { status: 'present', userId, mode }).then(
                    closeWhenDone,
                  )
                }
              >
                {t('live.markPresent')}
              </Button>
            )}
            {live.attendance[userId]?.status === 'present' && (
              <Button
                icon={<IconCircleX size={20} aria-hidden="true" />}
                onClick={() =>
                  void run('attendance.mark', { status: 'absent', userId }).then(closeWhenDone)
                }
              >
                {t('live.markAbsent')}
              </Button>
            )}
          </>
        )}
        <ErrorNotice error={error} />
      </div>
    </Sheet>,
    document.body,
  );
}

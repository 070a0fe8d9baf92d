import { IconUserX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive, useLiveView, useMay } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { formatTime } from '#client/ui/format-date.ts';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Row, Rows } from '#client/ui/Rows.tsx';
import type { WaitingGuest } from '#contract/http/waiting-room.ts';
import type { Participant } from '#contract/live/state.ts';
import { JoinCodeFields } from './JoinCodeFields.tsx';
import { type LettingIn, useLettingIn } from './use-letting-in.ts';
import { useWaitingRoom } from './use-waiting-room.ts';
import classes from './WaitingRoom.module.css';

/** For those who let people in: who waits, which guests are inside, and the code by which they come. Nothing for the others. */
export function WaitingRoomCard() {
  const { t } = useTranslation('waitingRoom');
  const room = useWaitingRoom();
  const acts = useLettingIn();
  const managesCode = useMay('joinCode.manage');
  const participants = useLive((state) => state.frame?.participants) ?? [];
  const attendance = useLive((state) => state.attendance);
  // Who has left stands in the roster; they are here again once they come back.
  const inside = participants.filter(
    ({ isLetIn, userId }) => isLetIn && attendance[userId]?.status !== 'left',
  );
  if (!room) return null;
  const { waiting, code } = room;
  return (
    <section className={classes.card} aria-label={t('room.title')}>
      <h3 className={classes.title}>
        {waiting.length > 0 ? t('room.waiting', { count: waiting.length }) : t('room.title')}
      </h3>
      <ErrorNotice error={acts.error} />
      {waiting.length === 0 && <p className={classes.under}>{t('room.nobody')}</p>}
      {waiting.length > 0 && (
        <Rows>
          {waiting.map((guest) => (
            <Waiting key={guest.guestId} guest={guest} acts={acts} />
          ))}
        </Rows>
      )}
      {waiting.length > 1 && (
        <Button
          wide
          loading={acts.busy}
          onClick={() => void acts.admit(waiting.map(({ guestId }) => guestId))}
        >
          {t('room.admitAll')}
        </Button>
      )}
      {inside.length > 0 && (
        <>
          <h4 className={classes.title}>{t('room.inside')}</h4>
          <Rows>
            {inside.map((guest) => (
              <Inside key={guest.userId} guest={guest} acts={acts} />
            ))}
          </Rows>
        </>
      )}
      {code && <JoinCodeFields code={code} acts={managesCode ? acts : null} />}
    </section>
  );
}

function Waiting({ guest, acts }: { guest: WaitingGuest; acts: LettingIn }) {
  const { t } = useTranslation('waitingRoom');
  const { guestId, name, unitName, isKnown, askedAt } = guest;
  return (
    <Row
      name={name}
      about={
        <>
          <p>{[unitName, t(isKnown ? 'room.known' : 'room.guest')].filter(Boolean).join(' · ')}</p>
          <p>{t('room.since', { time: formatTime(askedAt) })}</p>
        </>
      }
      acts={
        <>
          <Button
            size="small"
            look="primary"
            loading={acts.busy}
            aria-label={t('room.admitNamed', { name })}
            onClick={() => void acts.admit([guestId])}
          >
            {t('room.admit')}
          </Button>
          <Button
            size="small"
            loading={acts.busy}
            aria-label={t('room.refuseNamed', { name })}
            onClick={() => void acts.refuse([guestId])}
          >
            {t('room.refuse')}
          </Button>
        </>
      }
    />
  );
}

function Inside({ guest, acts }: { guest: Participant; acts: LettingIn }) {
  const { t } = useTranslation('waitingRoom');
  const { t: tCheckIn } = useTranslation('checkIn');
  const [isAsking, setAsking] = useState(false);
  const { name, unitName, userId } = guest;
  const isConnected = useLiveView((view) => view.presence).has(userId);
  const about = [unitName, !isConnected && tCheckIn('guests.noLine')].filter(Boolean).join(' · ');
  return (
    <Row
      name={name}
      about={about && <p>{about}</p>}
      acts={
        <Button
          size="small"
          icon={<IconUserX size={18} aria-hidden="true" />}
          aria-label={t('room.removeNamed', { name })}
          onClick={() => setAsking(true)}
        >
          {t('room.remove')}
        </Button>
      }
    >
      <ConfirmDialog
        open={isAsking}
        title={t('room.removeTitle', { name })}
        confirm={t('room.removeConfirm')}
        cancel={t('room.keep')}
        danger
        busy={acts.busy}
        error={acts.error}
        onClose={() => setAsking(false)}
        onConfirm={() => void acts.remove(userId).then((done) => done && setAsking(false))}
      >
        <p>{t('room.removeText')}</p>
      </ConfirmDialog>
    </Row>
  );
}

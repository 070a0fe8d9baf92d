import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive, useLiveView, useMay } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { formatTime } from '#client/ui/format-date.ts';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Row, Rows } from '#client/ui/Rows.tsx';
import type { WaitingGuest } from '#contract/http/waiting-room.ts';
import type { Participant } from '#contract/live/state.ts';
import { AskGuestOut } from './AskGuestOut.tsx';
import { JoinCodeFields } from './JoinCodeFields.tsx';
import { type LettingIn, useLettingIn } from './use-letting-in.ts';
import { useWaitingRoom } from './use-waiting-room.ts';
import classes from './WaitingRoom.module.css';

/** For those who let people in: who waits, which guests were let in, gone or not, and the code by which they come. Nothing for the others. */
export function WaitingRoomCard() {
  const { t } = useTranslation('waitingRoom');
  const room = useWaitingRoom();
  const acts = useLettingIn();
  const [refused, setRefused] = useState<string | null>(null);
  const managesCode = useMay('joinCode.manage');
  const participants = useLive((state) => state.frame?.participants) ?? [];
  const attendance = useLive((state) => state.attendance);
  const hasLeft = ({ userId }: Participant) => attendance[userId]?.status === 'left';
  // Also who has left: they come back as they please until they are asked out.
  const letIn = participants.filter(({ isLetIn }) => isLetIn);
  const guests = letIn.toSorted((a, b) => Number(hasLeft(a)) - Number(hasLeft(b)));
  if (!room) return null;
  const { waiting, code } = room;
  return (
    <section className={classes.card} aria-label={t('room.title')}>
      <h3 className={classes.title}>
        {waiting.length > 0 ? t('room.waiting', { count: waiting.length }) : t('room.title')}
      </h3>
      <ErrorNotice error={acts.error} />
      <p className={classes.told} role="status">
        {refused !== null &&
          t(code?.isOn ? 'room.refusedMayAsk' : 'room.refused', { name: refused })}
      </p>
      {waiting.length === 0 && <p className={classes.under}>{t('room.nobody')}</p>}
      {waiting.length > 0 && (
        <Rows>
          {waiting.map((guest) => (
            <Waiting key={guest.guestId} guest={guest} acts={acts} onRefused={setRefused} />
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
      {guests.length > 0 && (
        <>
          <h4 className={classes.title}>{t('room.inside')}</h4>
          <Rows>
            {guests.map((guest) => (
              <LetIn key={guest.userId} guest={guest} hasLeft={hasLeft(guest)} />
            ))}
          </Rows>
        </>
      )}
      {code && <JoinCodeFields code={code} acts={managesCode ? acts : null} />}
    </section>
  );
}

/** Somebody who waits; `onRefused` is told the name of who was refused, for they are gone from the list at once. */
function Waiting(props: {
  guest: WaitingGuest;
  acts: LettingIn;
  onRefused: (name: string) => void;
}) {
  const { guest, acts, onRefused } = props;
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
            onClick={() => void acts.refuse([guestId]).then((done) => done && onRefused(name))}
          >
            {t('room.refuse')}
          </Button>
        </>
      }
    />
  );
}

function LetIn({ guest, hasLeft }: { guest: Participant; hasLeft: boolean }) {
  const { t } = useTranslation('checkIn');
  const { name, unitName, userId } = guest;
  const isConnected = useLiveView((view) => view.presence).has(userId);
  const about = [
    unitName,
    hasLeft && t('list.left'),
    hasLeft === isConnected && t(isConnected ? 'guests.stillOn' : 'guests.noLine'),
  ].filter(Boolean);
  return (
    <Row
      name={name}
      about={about.length > 0 && <p>{about.join(' · ')}</p>}
      acts={<AskGuestOut guest={guest} isShort />}
    />
  );
}

import { IconDoor, IconHourglassHigh, IconMoodSmile } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '#client/api/call.ts';
import { rememberMe } from '#client/api/session.ts';
import { Button } from '#client/ui/Button.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { GuestStanding } from '#contract/http/waiting-room.ts';
import classes from './JoinPage.module.css';
import { useStanding } from './use-standing.ts';

/** The calm page of who waits: goes in by itself once admitted, and says kindly what became of it otherwise. */
export function WaitingCard({ ticket, onAgain }: { ticket: string; onAgain: () => void }) {
  const { t } = useTranslation('waitingRoom');
  const { standing, isLost } = useStanding(ticket);
  const { error, retry } = useGoingIn(ticket, standing === 'unknown' ? null : standing);
  useEffect(() => {
    if (standing === 'unknown') onAgain();
  }, [standing, onAgain]);
  if (standing === null || standing === 'unknown') return <LoadingState />;
  const { state, name, meetingTitle } = standing;
  if (state === 'waiting')
    return (
      <Words
        picture={<IconHourglassHigh size={40} />}
        title={t('wait.title')}
        text={t('wait.text', { name })}
        meetingTitle={meetingTitle}
      >
        <Waited />
        {isLost && <p className={classes.lead}>{t('wait.lost')}</p>}
        <Button look="quiet" onClick={onAgain}>
          {t('wait.cancel')}
        </Button>
      </Words>
    );
  if (state === 'admitted')
    return error === null ? (
      <LoadingState label={t('wait.entering')} />
    ) : (
      <Words
        picture={<IconDoor size={40} />}
        title={t('wait.entering')}
        text=""
        meetingTitle={meetingTitle}
      >
        <ErrorNotice error={error} action={<Button onClick={retry}>{t('wait.entering')}</Button>} />
      </Words>
    );
  return (
    <Words
      picture={state === 'closed' ? <IconMoodSmile size={40} /> : <IconDoor size={40} />}
      title={t(`${state}.title`)}
      text={t(`${state}.text`)}
      meetingTitle={meetingTitle}
    >
      <Button onClick={onAgain}>{t('again')}</Button>
    </Words>
  );
}

/** Goes to the meeting as soon as one is admitted: who has no account, with a session that is opened first. */
function useGoingIn(ticket: string, standing: GuestStanding | null) {
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  const begun = useRef(-1);
  useEffect(() => {
    const { meetingId, needsSession } = standing ?? { meetingId: null, needsSession: false };
    if (meetingId === null || begun.current === tries) return;
    begun.current = tries;
    setError(null);
    const open = async () => {
      if (!needsSession) return;
      const { me } = await call('waitingRoom.enter', { body: { ticket } });
      rememberMe(me);
    };
    open().then(
      () => void navigate(`/hop/${meetingId}`, { replace: true }),
      (refusal: unknown) => setError(refusal),
    );
  }, [ticket, standing, tries, navigate]);
  return { error, retry: () => setTries((n) => n + 1) };
}

/** How long one has waited on this page, told anew each minute. */
function Waited() {
  const { t } = useTranslation('waitingRoom');
  const [minutes, setMinutes] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setMinutes((n) => n + 1), 60_000);
    return () => clearInterval(timer);
  }, []);
  return minutes > 0 ? <p className={classes.lead}>{t('wait.since', { minutes })}</p> : null;
}

function Words(props: {
  picture: ReactNode;
  title: string;
  text: string;
  meetingTitle: string;
  children: ReactNode;
}) {
  return (
    <div className={classes.words}>
      <div className={classes.told} role="status">
        <span className={classes.picture} aria-hidden="true">
          {props.picture}
        </span>
        <h1 className={classes.title}>{props.title}</h1>
        <p className={classes.meeting}>{props.meetingTitle}</p>
        <p className={classes.lead}>{props.text}</p>
      </div>
      {props.children}
    </div>
  );
}

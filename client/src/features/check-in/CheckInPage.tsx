import {
  IconAlertTriangle,
  IconArmchair,
  IconCircleCheck,
  IconDoorEnter,
  IconMapPin,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import { useMe, useSignOut } from '#client/api/session.ts';
import { useNewId } from '#client/api/use-new-id.ts';
import { useSeatName } from '#client/features/seat-map/SeatButton.tsx';
import { Button, ButtonLink, GoButton } from '#client/ui/Button.tsx';
import { DoorPage } from '#client/ui/DoorPage.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { formatClock } from '#client/ui/format-date.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import type { CheckInReceipt } from '#contract/http/attendance.ts';
import type { CommandId, MeetingId } from '#contract/ids.ts';
import { bindPlace } from './bound-place.ts';
import classes from './CheckInPage.module.css';
import { codeIn } from './check-in-path.ts';

/** Where the code of a hall screen leads: opening the page checks in who is signed in, and says so. */
export function Component() {
  const { t } = useTranslation('checkIn');
  const { meetingId = '' } = useParams();
  const [search] = useSearchParams();
  const code = codeIn(search);
  const newId = useNewId();
  const me = useMe();
  const scan = useMutation({
    mutationFn: (scanned: string) =>
      call('attendance.scan', {
        params: { meetingId },
        body: { code: scanned, commandId: newId({ meetingId, scanned }) as CommandId },
      }),
    onSuccess: ({ siteName }) => bindPlace(meetingId as MeetingId, { userId: me.userId, siteName }),
  });
  const { mutate } = scan;
  useEffect(() => {
    if (code) mutate(code);
  }, [code, mutate]);
  usePageTitle(t('page.title'));
  return (
    <DoorPage below={<WrongAccount />}>
      {scan.data ? (
        <Receipt receipt={scan.data} meetingId={meetingId} />
      ) : isStranger(scan.error) ? (
        <Refused title={t('page.notInMeeting')} text={t('page.askSecretary')} />
      ) : scan.error ? (
        <ErrorState
          error={scan.error}
          {...(isRefusal(scan.error) ? {} : { onRetry: () => code && mutate(code) })}
          action={<ButtonLink to="/">{t('page.home')}</ButtonLink>}
        />
      ) : code ? (
        <LoadingState label={t('page.working')} />
      ) : (
        <Refused title={t('page.noCode')} text={t('page.scanAgain')} />
      )}
    </DoorPage>
  );
}

function Receipt({ receipt, meetingId }: { receipt: CheckInReceipt; meetingId: string }) {
  const { t } = useTranslation('checkIn');
  const seatName = useSeatName();
  return (
    <div className={classes.receipt}>
      <div role="status">
        <span className={classes.seal} aria-hidden="true">
          <IconCircleCheck size={64} stroke={1.6} />
        </span>
        <h1 className={classes.done}>{t('page.done', { time: formatClock(receipt.at) })}</h1>
        <p className={classes.name}>{receipt.name}</p>
      </div>
      <p className={classes.meeting}>{receipt.meetingTitle}</p>
      <p className={classes.place}>
        <IconMapPin size={20} aria-hidden="true" />
        {receipt.siteName ?? t('page.inRoom')}
      </p>
      {receipt.seat && (
        <p className={classes.seat}>
          <IconArmchair size={24} aria-hidden="true" />
          {seatName(receipt.seat)}
        </p>
      )}
      <GoButton
        look="primary"
        size="large"
        wide
        to={`/hop/${meetingId}`}
        icon={<IconDoorEnter size={22} aria-hidden="true" />}
      >
        {t('page.enter')}
      </GoButton>
    </div>
  );
}

function Refused({ title, text }: { title: string; text: string }) {
  const { t } = useTranslation('checkIn');
  return (
    <div className={classes.receipt} role="alert">
      <span className={classes.trouble} aria-hidden="true">
        <IconAlertTriangle size={40} />
      </span>
      <h1 className={classes.name}>{title}</h1>
      <p>{text}</p>
      <ButtonLink to="/">{t('page.home')}</ButtonLink>
    </div>
  );
}

/** True where the same code would be answered in the same way again. */
function isRefusal(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'BAD_INPUT' || error.code === 'WRONG_STATE');
}

/** True where the account takes no part in the meeting, or there is no such meeting. */
function isStranger(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'FORBIDDEN' || error.code === 'NOT_FOUND');
}

/** A tablet goes from hand to hand: whose account it is, and the way to another one. */
function WrongAccount() {
  const { t } = useTranslation('checkIn');
  const { t: tMeeting } = useTranslation('meeting');
  const me = useMe();
  const signOut = useSignOut();
  return (
    <div className={classes.account}>
      <p>
        {tMeeting('preferences.account', { name: me.name })}. {t('page.notYou')}
      </p>
      <Button look="quiet" onClick={() => void signOut()}>
        {t('page.signOut')}
      </Button>
    </div>
  );
}

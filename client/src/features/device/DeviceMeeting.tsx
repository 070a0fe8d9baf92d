import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ConferenceProvider } from '#client/features/conference/conference-context.tsx';
import { useMeetingSession } from '#client/features/meeting/use-meeting-session.ts';
import { LiveContext, useLive, useLiveView } from '#client/live/use-live.ts';
import type { MeetingId } from '#contract/ids.ts';
import { DeviceRoom } from './DeviceRoom.tsx';
import type { DeviceLink, Paired } from './device-link.ts';
import { MachineMessage } from './PairingScreen.tsx';

/** How long after the server speaks another language than this page the page is loaded anew, in milliseconds. */
const RELOAD_MS = 5_000;

/** What a machine in a meeting is given. */
export type DeviceMeetingProps = {
  link: DeviceLink;
  pulse: Paired;
  meetingId: MeetingId;
  /** The meeting does not take this machine: its session ran out, or its site takes part no more. */
  onRefused: () => void;
};

/** A room's machine in a meeting of its site: goes in by itself, and comes back by itself. */
export function DeviceMeeting(props: DeviceMeetingProps) {
  const { t } = useTranslation('device');
  const session = useMeetingSession(props.meetingId);
  if (!session) return <MachineMessage title={t('entering')} />;
  return (
    <LiveContext value={session.store}>
      <ConferenceProvider conference={session.conference}>
        <Entered {...props} />
      </ConferenceProvider>
    </LiveContext>
  );
}

function Entered(props: DeviceMeetingProps) {
  const { t } = useTranslation('device');
  const { link, pulse, onRefused } = props;
  const connection = useLiveView((view) => view.connection);
  const isKnown = useLive((state) => state.frame !== null);
  const refusal = connection.kind === 'refused' ? connection.error : null;
  useEffect(() => {
    if (!refusal) return;
    if (refusal.reason !== 'protocol') return onRefused();
    const timer = setTimeout(() => location.reload(), RELOAD_MS);
    return () => clearTimeout(timer);
  }, [refusal, onRefused]);
  if (!isKnown || refusal) return <MachineMessage title={t('entering')} />;
  return <DeviceRoom link={link} pulse={pulse} />;
}

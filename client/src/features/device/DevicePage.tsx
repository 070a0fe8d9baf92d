import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAwakeScreen } from '#client/features/hall/use-awake-screen.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import type { MeetingId } from '#contract/ids.ts';
import { DeviceMeeting } from './DeviceMeeting.tsx';
import { DeviceLink, type Paired } from './device-link.ts';
import { deviceServer } from './device-server.ts';
import { useStore } from './device-tools.ts';
import { meetingToJoin } from './meeting-to-join.ts';
import { MachineMessage, PairingScreen } from './PairingScreen.tsx';
import { useLater } from './use-later.ts';
import { WaitingScreen } from './WaitingScreen.tsx';

/** How long after a refusal a meeting is tried again, in milliseconds. */
const AGAIN_MS = 2_000;

/** The page of a room's machine: paired once, it waits, joins the meetings of its site and comes back by itself. */
export function Component() {
  const { t } = useTranslation('device');
  const [link, setLink] = useState<DeviceLink | null>(null);
  usePageTitle(t('title'));
  useAwakeScreen();
  useEffect(() => {
    const opened = new DeviceLink(deviceServer);
    setLink(opened);
    void opened.beat();
    return () => opened.close();
  }, []);
  return link ? <Machine link={link} /> : <LoadingState />;
}

function Machine({ link }: { link: DeviceLink }) {
  const { t } = useTranslation('device');
  const { state, isLineLost } = useStore(link.view);
  switch (state.kind) {
    case 'starting':
      return (
        <MachineMessage title={isLineLost ? t('noLine') : t('starting')}>
          {isLineLost && t('noLineText')}
        </MachineMessage>
      );
    case 'code':
      return (
        <PairingScreen
          code={state.code}
          untilMs={state.untilMs}
          wasPaired={state.wasPaired}
          onOver={() => void link.beat()}
        />
      );
    case 'locked':
      return <MachineMessage title={t('locked')}>{t('lockedText')}</MachineMessage>;
    case 'paired':
      return (
        <PairedMachine
          link={link}
          pulse={state.pulse}
          session={state.session}
          isLineLost={isLineLost}
        />
      );
  }
}

function PairedMachine(props: {
  link: DeviceLink;
  pulse: Paired;
  session: number;
  isLineLost: boolean;
}) {
  const { link, pulse, session, isLineLost } = props;
  const [current, setCurrent] = useState<MeetingId | null>(null);
  const [entry, setEntry] = useState(0);
  const meetingId = meetingToJoin(pulse.running, current);
  useEffect(() => setCurrent(meetingId), [meetingId]);
  const later = useLater();
  const onRefused = useCallback(() => {
    const again = () => void link.beat().then(() => setEntry((before) => before + 1));
    later(again, AGAIN_MS);
  }, [link, later]);
  if (meetingId === null)
    return <WaitingScreen link={link} pulse={pulse} isLineLost={isLineLost} />;
  return (
    <DeviceMeeting
      key={`${meetingId} ${session} ${entry}`}
      link={link}
      pulse={pulse}
      meetingId={meetingId}
      onRefused={onRefused}
    />
  );
}

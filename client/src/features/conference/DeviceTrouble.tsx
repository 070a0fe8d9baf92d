import { useTranslation } from 'react-i18next';
import type { DeviceAccess, DeviceKind } from '#client/media/device-access.ts';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { useConference, useLocalMedia } from './conference-context.tsx';
import classes from './DeviceTrouble.module.css';

/** Says what is wrong with microphone and camera and what to do about it; nothing while all is well. */
export function DeviceTrouble({ inLobby = false }: { inLobby?: boolean }) {
  const { t } = useTranslation('conference');
  const conference = useConference();
  const local = useLocalMedia();
  const troubles = [
    troubleOf('microphone', local.microphone.access),
    troubleOf('camera', local.camera.access),
  ].filter((trouble) => trouble !== null);
  const isAsking = [local.microphone, local.camera].some(
    ({ access }) => access.status === 'asking',
  );
  if (isAsking) return <Notice>{t('lobby.asking')}</Notice>;
  if (troubles.length === 0) return null;
  const unlike = troubles.filter(
    (trouble, at) => troubles.findIndex((other) => other.title === trouble.title) === at,
  );
  return (
    <div className={classes.troubles}>
      {unlike.map(({ title, text }) => (
        <Notice key={title} tone="warn" title={t(`trouble.${title}`)}>
          {t(`trouble.${text}`)}
        </Notice>
      ))}
      <div className={classes.foot}>
        {inLobby && <span>{t('lobby.joinAnyway')}</span>}
        <Button onClick={() => void retry()}>{t('lobby.tryDevices')}</Button>
      </div>
    </div>
  );

  async function retry() {
    // One after the other, so that the browser asks one question at a time.
    if (local.microphone.access.status !== 'granted') await conference.setMicrophone(true);
    if (local.camera.access.status !== 'granted') await conference.setCamera(true);
    await conference.local.devices.refresh();
  }
}

function troubleOf(kind: DeviceKind, access: DeviceAccess) {
  switch (access.status) {
    case 'denied':
      return { title: `${kind}Denied`, text: 'deniedText' } as const;
    case 'none':
      return { title: `${kind}None`, text: 'noneText' } as const;
    case 'inUse':
      return { title: `${kind}InUse`, text: 'inUseText' } as const;
    case 'insecure':
      return { title: 'insecure', text: 'insecureText' } as const;
    default:
      return null;
  }
}

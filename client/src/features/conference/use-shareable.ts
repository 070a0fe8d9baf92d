import { useDevices, useLocalMedia } from './conference-context.tsx';

/** What this device can show to the others beside its camera, where it may. */
export function useShareable(mayShareScreen: boolean): { screen: boolean; paper: boolean } {
  const { cameras } = useDevices();
  const { documentCamera } = useLocalMedia();
  return {
    screen: mayShareScreen && canShareScreen(),
    paper: mayShareScreen && (cameras.length > 1 || documentCamera.on),
  };
}

function canShareScreen(): boolean {
  return typeof navigator !== 'undefined' && 'getDisplayMedia' in (navigator.mediaDevices ?? {});
}

import { captureSize } from './capture-settings.ts';
import { type Devices, mediaDevices } from './devices.ts';
import type { SharedSource } from './shared-source.ts';

/** What has to be read is sharp before it is smooth. */
const FRAME_RATE = { ideal: 10, max: 15 };
/** Small print on a sheet of A4 needs more than a face does; less where the machine was told to capture less. */
const PAPER = { width: 1920, height: 1080 };

/**
 * Captures a screen or window that the person picks, or the camera over the paper; null when the person changed their mind, or
 * the browser gives none. `cameraId` is the camera that shows people, which is not taken when there is another.
 */
export async function captureShared(
  source: SharedSource,
  devices: Devices,
  cameraId: string | null,
): Promise<MediaStreamTrack | null> {
  try {
    const stream = await (source === 'screen'
      ? mediaDevices()?.getDisplayMedia({ video: { frameRate: FRAME_RATE }, audio: false })
      : mediaDevices()?.getUserMedia({ video: paperConstraints(devices, cameraId) }));
    const track = stream?.getVideoTracks()[0] ?? null;
    if (track) track.contentHint = source === 'screen' ? 'detail' : 'text';
    return track;
  } catch {
    return null;
  }
}

function paperConstraints(devices: Devices, cameraId: string | null): MediaTrackConstraints {
  const { cameras, chosen } = devices.view.getSnapshot();
  const ids = cameras.map(({ deviceId }) => deviceId);
  const known = ids.find((id) => id === chosen.documentCamera);
  const deviceId = known ?? ids.find((id) => id !== cameraId) ?? ids[0];
  const { width, height } = captureSize();
  const size = width < 1280 ? { width, height } : PAPER;
  return {
    ...(deviceId === undefined ? {} : { deviceId: { exact: deviceId } }),
    width: { ideal: size.width },
    height: { ideal: size.height },
    frameRate: FRAME_RATE,
  };
}

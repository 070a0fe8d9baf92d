import { captureSize, constraintsFor } from './capture-settings.ts';
import type { DeviceKind } from './device-access.ts';
import type { VoiceProcessing } from './voice-processing.ts';

/** Captures from the chosen device; from the browser's own choice when there is none, or when it was unplugged. */
export async function captureChosen(
  media: MediaDevices,
  kind: DeviceKind,
  { chosen, voice }: { chosen: string | null; voice: VoiceProcessing },
): Promise<MediaStream> {
  const capture = (deviceId: string | null) => {
    const constraints = constraintsFor(kind, deviceId, captureSize(), voice);
    return media.getUserMedia(
      kind === 'microphone' ? { audio: constraints } : { video: constraints },
    );
  };
  try {
    return await capture(chosen);
  } catch (error) {
    const isGone = error instanceof Error && error.name === 'OverconstrainedError';
    if (!isGone || chosen === null) throw error;
    return capture(null);
  }
}

import type { DeviceKind } from './device-access.ts';
import type { VoiceProcessing } from './voice-processing.ts';

/** How large and how often pictures are taken. */
export type CaptureSize = { width: number; height: number; framesPerSecond: number };

const FULL: CaptureSize = { width: 1280, height: 720, framesPerSecond: 24 };
const KEY = 'nghi-su.capture';

/**
 * The size of the camera's picture: 1280×720 at 24, unless the address (`?capture=320x180@10`) or the storage key
 * `nghi-su.capture` asks for less, as small machines and tests do.
 */
export function captureSize(search = location.search, stored = storedSize()): CaptureSize {
  const asked = new URLSearchParams(search).get('capture') ?? stored ?? '';
  const match = /^(\d{2,4})x(\d{2,4})@(\d{1,2})$/.exec(asked);
  if (!match) return FULL;
  const [, width, height, rate] = match.map(Number);
  return {
    width: Math.min(width ?? FULL.width, FULL.width),
    height: Math.min(height ?? FULL.height, FULL.height),
    framesPerSecond: Math.min(rate ?? FULL.framesPerSecond, FULL.framesPerSecond),
  };
}

function storedSize(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/**
 * The constraints for one device. A chosen device is demanded: Chromium leaves its own choice for none that is only wished for. The
 * browser's answer is OverconstrainedError when it was unplugged.
 */
export function constraintsFor(
  kind: DeviceKind,
  deviceId: string | null,
  size: CaptureSize,
  voice: VoiceProcessing,
): MediaTrackConstraints {
  const device = deviceId ? { deviceId: { exact: deviceId } } : {};
  if (kind === 'microphone') return { ...device, ...voice };
  return {
    ...device,
    width: { ideal: size.width },
    height: { ideal: size.height },
    frameRate: { ideal: size.framesPerSecond, max: 30 },
  };
}

/**
 * The simulcast layers for a picture of this height: 180p, 360p and 720p, fewer when it is smaller, as Chromium sends
 * no layer whose source is too small.
 */
export function cameraEncodings(heightPx: number): RTCRtpEncodingParameters[] {
  if (heightPx < 300) return [{ maxBitrate: 150_000 }];
  if (heightPx < 600)
    return [
      { rid: 'q', scaleResolutionDownBy: 2, maxBitrate: 130_000 },
      { rid: 'h', scaleResolutionDownBy: 1, maxBitrate: 450_000 },
    ];
  return [
    { rid: 'q', scaleResolutionDownBy: 4, maxBitrate: 130_000 },
    { rid: 'h', scaleResolutionDownBy: 2, maxBitrate: 450_000 },
    { rid: 'f', scaleResolutionDownBy: 1, maxBitrate: 1_500_000 },
  ];
}

/** What a voice takes, and a shared picture at the most, in bits per second; `thin` where the line hardly bears a voice. */
const MOST_BPS = {
  microphone: { usual: 24_000, thin: 16_000 },
  screen: { usual: 1_800_000, thin: 30_000 },
  documentCamera: { usual: 1_800_000, thin: 30_000 },
};

/** The most that a source may take, in bits per second. */
export function mostBps(source: keyof typeof MOST_BPS, isThin: boolean): number {
  const { usual, thin } = MOST_BPS[source];
  return isThin ? thin : usual;
}

/** A shared screen or paper: one size, sharp before smooth; who has a weak line gets fewer of its frames. */
export const sharedEncodings: (RTCRtpEncodingParameters & { scalabilityMode: string })[] = [
  { maxBitrate: MOST_BPS.screen.usual, maxFramerate: 15, scalabilityMode: 'L1T3' },
];

/**
 * Opus for speech over weak lines: silence is not sent, lost packets are asked for again or rebuilt from the next. Packets of 40 ms,
 * for with the usual 20 ms half of what a thin line carries would be the heads of packets.
 */
export const microphoneCodecOptions = {
  opusDtx: true,
  opusFec: true,
  opusNack: true,
  opusStereo: false,
  opusMaxAverageBitrate: MOST_BPS.microphone.usual,
  opusPtime: 40,
};

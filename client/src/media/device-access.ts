/** A kind of capture device. */
export type DeviceKind = 'microphone' | 'camera';

/**
 * Whether a capture device may be used. `insecure`: the page is not served over HTTPS, so the browser offers no devices;
 * `inUse`: another program holds it; `denied`: the person or the browser's settings refuse it; `none`: there is no such device.
 */
export type DeviceAccess =
  | { status: 'unknown' }
  | { status: 'asking' }
  | { status: 'granted'; deviceId: string; label: string }
  | { status: 'denied' }
  | { status: 'none' }
  | { status: 'inUse' }
  | { status: 'insecure' };

/** Says what the browser's refusal means; error names of https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia. */
export function accessFromError(error: unknown): DeviceAccess {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return { status: 'denied' };
    case 'NotFoundError':
    case 'OverconstrainedError':
      return { status: 'none' };
    default:
      return { status: 'inUse' };
  }
}

/** What a live track tells of its device. */
export function accessFromTrack(track: MediaStreamTrack): DeviceAccess {
  return { status: 'granted', deviceId: track.getSettings().deviceId ?? '', label: track.label };
}

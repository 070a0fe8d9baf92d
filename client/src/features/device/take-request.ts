import type { DeviceRequest, DeviceUse } from '#contract/device-report.ts';

/** The acts of a machine that may be asked of it from afar; none of them opens a microphone or a camera. */
export type RequestedActs = {
  /** Uses another device, open or closed as the one before was. */
  choose(use: DeviceUse, deviceId: string | null): void;
  /** Word of it is awaited under `toneId`; undefined: by nobody. */
  playTone(toneId: string | undefined): void;
  restart(): void;
};

/** Does what was asked for. */
export function takeRequest(request: DeviceRequest, acts: RequestedActs): void {
  switch (request.kind) {
    case 'choose':
      acts.choose(request.use, request.deviceId);
      break;
    case 'testTone':
      acts.playTone(request.toneId);
      break;
    case 'restart':
      acts.restart();
  }
}

import type { DeviceAccess } from './device-access.ts';

/**
 * What this device captures. `on` is what its person wants: sound or picture goes out (or would, before joining). `mutedByDevice` is
 * true while the system, the headset or a shutter stops it: then nothing goes out, and it counts as closed. `cutByChair`: it was open
 * when the chair closed it, so that its person is to be told.
 */
export type LocalView = {
  microphone: {
    access: DeviceAccess;
    on: boolean;
    mutedByChair: boolean;
    cutByChair: boolean;
    mutedByDevice: boolean;
  };
  camera: { access: DeviceAccess; on: boolean; mutedByDevice: boolean };
  screen: { on: boolean };
  documentCamera: { on: boolean };
};

/** The view before the browser was asked for anything. */
export const NOTHING_ASKED: LocalView = {
  microphone: {
    access: { status: 'unknown' },
    on: true,
    mutedByChair: false,
    cutByChair: false,
    mutedByDevice: false,
  },
  camera: { access: { status: 'unknown' }, on: true, mutedByDevice: false },
  screen: { on: false },
  documentCamera: { on: false },
};

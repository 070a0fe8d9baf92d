import type { DeviceKind } from './device-access.ts';
import { Store, type Unsubscribe } from './store.ts';

/** A device that can be chosen; the label is empty until the person allows a capture. */
export type DeviceOption = { deviceId: string; label: string };

/** What a device is chosen for; paper is shown by one of the cameras. */
export type DeviceUse = DeviceKind | 'speaker' | 'documentCamera';

/** Which devices there are, and which were chosen; null: the browser's own choice. */
export type DevicesView = {
  microphones: DeviceOption[];
  cameras: DeviceOption[];
  speakers: DeviceOption[];
  chosen: Record<DeviceUse, string | null>;
};

const KEY = 'nghi-su.devices';

/** The machine's microphones, cameras and speakers; the choice is remembered on this machine. */
export class Devices {
  readonly view = new Store<DevicesView>({
    microphones: [],
    cameras: [],
    speakers: [],
    chosen: remembered(),
  });

  /** Follows devices that are plugged in and out; `changed` is called after each reading of the list. */
  watch(changed: () => void): Unsubscribe {
    const media = mediaDevices();
    const listener = () => void this.refresh().then(changed);
    media?.addEventListener('devicechange', listener);
    return () => media?.removeEventListener('devicechange', listener);
  }

  /** Reads the list again; to be called after a permission was given, as labels are hidden before. */
  async refresh(): Promise<void> {
    const all = (await mediaDevices()?.enumerateDevices()) ?? [];
    const of = (kind: MediaDeviceKind) =>
      all
        .filter((device) => device.kind === kind && device.deviceId !== '')
        .map(({ deviceId, label }) => ({ deviceId, label }));
    this.view.update((view) => ({
      ...view,
      microphones: of('audioinput'),
      cameras: of('videoinput'),
      speakers: of('audiooutput'),
    }));
  }

  /** Remembers a choice; null gives it back to the browser. */
  choose(use: DeviceUse, deviceId: string | null): void {
    this.view.update((view) => ({ ...view, chosen: { ...view.chosen, [use]: deviceId } }));
    try {
      localStorage.setItem(KEY, JSON.stringify(this.view.getSnapshot().chosen));
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  }
}

/** The browser's devices; null on a page without HTTPS, where browsers hide them. */
export function mediaDevices(): MediaDevices | null {
  return typeof navigator === 'undefined' ? null : (navigator.mediaDevices ?? null);
}

function remembered(): DevicesView['chosen'] {
  const none = { microphone: null, camera: null, speaker: null, documentCamera: null };
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return none;
    const id = (kind: string) => {
      const value: unknown = Reflect.get(stored, kind);
      return typeof value === 'string' ? value : null;
    };
    return {
      microphone: id('microphone'),
      camera: id('camera'),
      speaker: id('speaker'),
      documentCamera: id('documentCamera'),
    };
  } catch {
    return none;
  }
}

import { useEffect, useState, useSyncExternalStore } from 'react';
import { Devices } from '#client/media/devices.ts';
import type { Store } from '#client/media/store.ts';
import type { Permissions } from './tell-of-devices.ts';

const UNKNOWN: Permissions = { microphone: 'unknown', camera: 'unknown' };

/** Reads a store of the media layer. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
}

/** The machine's cameras, microphones and speakers while nothing is captured: they are only listed. `reread` takes up what was chosen elsewhere. */
export function useListedDevices(): { devices: Devices; reread(): void } {
  const [devices, setDevices] = useState(() => new Devices());
  useEffect(() => {
    void devices.refresh();
    return devices.watch(() => undefined);
  }, [devices]);
  return { devices, reread: () => setDevices(new Devices()) };
}

/** What the browser says of microphone and camera, told anew when it changes. */
export function usePermissions(): Permissions {
  const [permissions, setPermissions] = useState(UNKNOWN);
  useEffect(() => {
    const ends: (() => void)[] = [];
    let isOver = false;
    for (const kind of ['microphone', 'camera'] as const) {
      // Firefox knows of neither by this name in older versions: then nothing is known.
      navigator.permissions?.query({ name: kind as PermissionName }).then(
        (status) => {
          if (isOver) return;
          const tell = () => setPermissions((known) => ({ ...known, [kind]: status.state }));
          tell();
          status.addEventListener('change', tell);
          ends.push(() => status.removeEventListener('change', tell));
        },
        () => undefined,
      );
    }
    return () => {
      isOver = true;
      for (const end of ends) end();
    };
  }, []);
  return permissions;
}

/** The version of the page that this machine runs: the mark of its build, of eight signs; empty where none was built. */
export function pageVersion(): string {
  const entry = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  return /-([\w-]{8})\.js$/.exec(entry?.src ?? '')?.[1] ?? '';
}

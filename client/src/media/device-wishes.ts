import type { DeviceKind } from './device-access.ts';

/** How often devices were given back, and this one wished for, when the browser was asked. */
export type Asked = { releases: number; wish: number };

/** Counts what was wished for of microphone and camera: what the browser answers late is judged by what was wished meanwhile. */
export class DeviceWishes {
  #releases = 0;
  readonly #counts = { microphone: 0, camera: 0 };

  /** Notes a wish for a device; the answer says whether it is still the newest. */
  wish(kind: DeviceKind): () => boolean {
    this.#counts[kind] += 1;
    const wish = this.#counts[kind];
    return () => wish === this.#counts[kind];
  }

  /** Notes that all devices are given back: what the browser grants after that belongs to nobody. */
  release(): void {
    this.#releases += 1;
    this.wish('microphone');
    this.wish('camera');
  }

  /** Notes that the browser is asked for a device. */
  ask(kind: DeviceKind): Asked {
    return { releases: this.#releases, wish: this.#counts[kind] };
  }

  /** Whether devices were given back since it was asked. */
  isReleased(asked: Asked): boolean {
    return asked.releases !== this.#releases;
  }

  /** Whether another wish followed since: a microphone is kept, and only closed, but a camera that is off must not stay lit. */
  isOvertaken(kind: DeviceKind, asked: Asked): boolean {
    return kind === 'camera' && asked.wish !== this.#counts.camera;
  }
}

import type { MediaDevice } from './media-device.ts';
import { askedRouter, rememberedRouter, rememberRouter } from './router-capabilities.ts';

/** Fetches the WebRTC chunk and makes the device of it. */
export type MakeDevice = () => Promise<MediaDevice>;

/** The product's own device, as a chunk that is fetched when a meeting's page opens. */
export const makeMediasoupDevice: MakeDevice = async () => {
  const { MediasoupDevice } = await import('./mediasoup-device.ts');
  return new MediasoupDevice();
};

/** Has the device ready before it is needed: the chunk is fetched and the last known router loaded while the person looks at the lobby. */
export class DeviceLoader {
  readonly #make: MakeDevice;
  #device: Promise<MediaDevice> | null = null;
  #ahead: Promise<void> | null = null;
  #loaded: MediaDevice | null = null;

  constructor(make: MakeDevice) {
    this.#make = make;
  }

  /** Begins to prepare; a failure is not told here but by `load`, which tries again. */
  prepare(): void {
    this.#ahead ??= this.#loadAhead().catch(() => {
      this.#ahead = null;
    });
  }

  /** What the device can receive, as far as the last known router goes; undefined while it is not prepared. */
  receiveCapabilities(): Record<string, unknown> | undefined {
    return this.#loaded?.receiveCapabilities();
  }

  /** The device, loaded with what this router can do. */
  async load(routerRtpCapabilities: Record<string, unknown>): Promise<MediaDevice> {
    const device = await this.#made();
    await device.load(routerRtpCapabilities);
    this.#loaded = device;
    rememberRouter(routerRtpCapabilities);
    return device;
  }

  async #loadAhead(): Promise<void> {
    const router = Promise.resolve(rememberedRouter() ?? askedRouter());
    const device = await this.#made();
    const known = await router;
    // A remembered router of an older version is no reason to fail: the real one is loaded at joining.
    if (!known || this.#loaded) return;
    await device.load(known);
    this.#loaded ??= device;
  }

  #made(): Promise<MediaDevice> {
    this.#device ??= this.#make().catch((error: unknown) => {
      this.#device = null;
      throw error;
    });
    return this.#device;
  }
}

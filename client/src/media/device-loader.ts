import type { MediaDevice } from './media-device.ts';
import { askedRouter, rememberedRouter, rememberRouter } from './router-capabilities.ts';

/** Fetches the WebRTC chunk and makes the device of it. */
export type MakeDevice = () => Promise<MediaDevice>;

/** The product's own device, as a chunk that is fetched when the lobby opens. */
export const makeMediasoupDevice: MakeDevice = async () => {
  const { MediasoupDevice } = await import('./mediasoup-device.ts');
  return new MediasoupDevice();
};

/** Has the device ready before it is needed: the chunk is fetched and the last known router loaded while the person looks at the lobby. */
export class DeviceLoader {
  readonly #make: MakeDevice;
  #device: Promise<MediaDevice> | null = null;

  constructor(make: MakeDevice) {
    this.#make = make;
  }

  /** Begins to prepare; a failure is not told here but by `load`, which tries again. */
  prepare(): void {
    void this.#ready().catch(() => undefined);
  }

  /** The device, loaded with what this router can do. */
  async load(routerRtpCapabilities: Record<string, unknown>): Promise<MediaDevice> {
    const device = await this.#ready();
    await device.load(routerRtpCapabilities);
    rememberRouter(routerRtpCapabilities);
    return device;
  }

  #ready(): Promise<MediaDevice> {
    this.#device ??= this.#begin().catch((error: unknown) => {
      this.#device = null;
      throw error;
    });
    return this.#device;
  }

  async #begin(): Promise<MediaDevice> {
    const device = await this.#make();
    const router = rememberedRouter() ?? (await askedRouter());
    // A remembered router of an older version is no reason to fail: the real one is loaded at joining.
    if (router) await device.load(router).catch(() => undefined);
    return device;
  }
}

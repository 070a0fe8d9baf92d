import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeviceLoader } from '#client/media/device-loader.ts';
import { rememberedRouter, rememberRouter } from '#client/media/router-capabilities.ts';
import { FakeDevice } from './fake-device.ts';

const ROUTER = { codecs: ['opus'] };
const OLD = { codecs: ['a codec of long ago'] };

beforeEach(() => localStorage.clear());
afterEach(() => vi.unstubAllGlobals());

/** A device that notes which routers it was loaded with, and takes none but `ROUTER`. */
function aPickyDevice() {
  const loaded: unknown[] = [];
  const device = Object.assign(new FakeDevice(), {
    load: async (router: Record<string, unknown>) => {
      if (JSON.stringify(router) !== JSON.stringify(ROUTER)) throw new Error('unknown codec');
      loaded.push(router);
    },
    receiveCapabilities: () => ({ of: loaded.at(-1) }),
  });
  return { device, loaded };
}

describe('a device that is prepared', () => {
  it('knows what it can receive once the remembered router is loaded', async () => {
    rememberRouter(ROUTER);
    const { device } = aPickyDevice();
    const loader = new DeviceLoader(async () => device);
    expect(loader.receiveCapabilities()).toBeUndefined();
    loader.prepare();
    await vi.waitFor(() => expect(loader.receiveCapabilities()).toEqual({ of: ROUTER }));
  });

  it('asks the server for the router on the first visit', async () => {
    const answer = async () => Response.json({ routerRtpCapabilities: ROUTER });
    vi.stubGlobal('fetch', vi.fn(answer));
    const { device, loaded } = aPickyDevice();
    const loader = new DeviceLoader(async () => device);
    loader.prepare();
    await vi.waitFor(() => expect(loaded).toEqual([ROUTER]));
  });

  it('claims nothing while it does not know what is remembered, and is loaded with the real one', async () => {
    rememberRouter(OLD);
    const { device, loaded } = aPickyDevice();
    const loader = new DeviceLoader(async () => device);
    loader.prepare();
    await vi.waitFor(() => expect(rememberedRouter()).toEqual(OLD));
    expect(loader.receiveCapabilities()).toBeUndefined();
    expect(await loader.load(ROUTER)).toBe(device);
    expect(loaded).toEqual([ROUTER]);
    expect(loader.receiveCapabilities()).toEqual({ of: ROUTER });
  });

  it('is made anew after its chunk could not be fetched', async () => {
    const { device } = aPickyDevice();
    const make = vi.fn(async () => device).mockRejectedValueOnce(new Error('offline'));
    const loader = new DeviceLoader(make);
    await expect(loader.load(ROUTER)).rejects.toThrow('offline');
    expect(await loader.load(ROUTER)).toBe(device);
  });
});

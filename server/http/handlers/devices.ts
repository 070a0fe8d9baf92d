import type { deviceRoutes } from '#contract/http/devices.ts';
import type { DevicePairingService } from '#server/services/device-pairing-service.ts';
import type { DevicePulseService } from '#server/services/device-pulse-service.ts';
import type { SiteDeviceService } from '#server/services/site-device-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of the machines of rooms. */
export function deviceHandlers(parts: {
  pairing: DevicePairingService;
  pulses: DevicePulseService;
  siteDevices: SiteDeviceService;
}): HandlersOf<typeof deviceRoutes> {
  const { pairing, pulses, siteDevices } = parts;
  return {
    'devices.askForPairing': async (_input, visit) => {
      const { token, ...shown } = await pairing.ask(visit);
      visit.giveDevice(token);
      return shown;
    },
    'devices.pulse': async ({ body }, visit) => {
      const { address, userAgent, deviceToken, sessionToken } = visit;
      const { answer, opened } = await pulses.pulse({
        ...body,
        address,
        userAgent,
        deviceToken,
        sessionToken,
      });
      if (opened) {
        visit.giveSession(opened.token, opened.expiresAt);
        // Used, it is good for as long as browsers keep cookies, from now on.
        if (deviceToken) visit.giveDevice(deviceToken);
      }
      return answer;
    },
    'devices.list': (_input, { actor }) => siteDevices.list(actor),
    'devices.sites': (_input, { actor }) => pairing.sites(actor),
    'devices.lookUp': ({ body }, { actor }) => pairing.lookUp(actor, body.code),
    'devices.confirm': ({ body }, { actor }) => pairing.confirm(actor, body),
    'devices.rename': ({ params, body }, { actor }) =>
      siteDevices.rename(actor, params.siteDeviceId, body.name),
    'devices.revoke': async ({ params }, { actor }) => {
      await siteDevices.revoke(actor, params.siteDeviceId);
      return {};
    },
    'devices.check': ({ params }, { actor }) => siteDevices.check(actor, params.siteDeviceId),
    'devices.request': async ({ params, body }, { actor }) => {
      await siteDevices.request(actor, params.siteDeviceId, body);
      return {};
    },
  };
}

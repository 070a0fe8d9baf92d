import type { Database } from './db/database.ts';
import { createSignInThrottleStore } from './db/sign-in-throttle-store.ts';
import { createSiteDeviceStore } from './db/site-device-store.ts';
import { deviceHandlers } from './http/handlers/devices.ts';
import { createDevicePairingService } from './services/device-pairing-service.ts';
import { createDevicePulseService } from './services/device-pulse-service.ts';
import type { HomeService } from './services/home-service.ts';
import type { AccountStore } from './services/ports/accounts.ts';
import { systemClock as clock } from './services/ports/clock.ts';
import type { SessionService } from './services/session-service.ts';
import { createSiteDeviceAccess } from './services/site-device-access.ts';
import { createSiteDeviceService } from './services/site-device-service.ts';

/** Opens what the machines of rooms need: pairing, signing in by token, checks from afar; with the routes to them. */
export function openDevices(parts: {
  database: Database;
  accounts: AccountStore;
  sessions: SessionService;
  home: HomeService;
}) {
  const { database, ...others } = parts;
  const devices = createSiteDeviceStore(database);
  const access = createSiteDeviceAccess({ devices });
  const throttle = createSignInThrottleStore(database);
  const keeping = { ...others, devices, access, throttle, clock };
  return {
    access,
    handlers: deviceHandlers({
      pairing: createDevicePairingService(keeping),
      pulses: createDevicePulseService(keeping),
      siteDevices: createSiteDeviceService(keeping),
    }),
  };
}

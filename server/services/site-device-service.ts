import type { DeviceRequest } from '#contract/device-report.ts';
import { refuse } from '#contract/errors.ts';
import type { SiteDevice } from '#contract/http/devices.ts';
import type { SiteDeviceId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { Clock } from './ports/clock.ts';
import type { SiteDeviceRecord, SiteDeviceStore } from './ports/site-devices.ts';
import type { SessionService } from './session-service.ts';
import type { SiteDeviceAccess } from './site-device-access.ts';
import { presentSiteDevice } from './site-device-view.ts';

/** A look that follows the last one within so long is the same look: it is written down once, in milliseconds. */
const ONE_LOOK_MS = 60_000;

/** Keeps the machines of rooms, and checks them from afar. */
export type SiteDeviceService = ReturnType<typeof createSiteDeviceService>;

/** Makes the service. */
export function createSiteDeviceService(parts: {
  devices: SiteDeviceStore;
  access: SiteDeviceAccess;
  sessions: Pick<SessionService, 'tellEnded'>;
  clock: Clock;
}) {
  const { devices, access, sessions, clock } = parts;

  async function found(siteDeviceId: SiteDeviceId): Promise<SiteDeviceRecord> {
    const device = await devices.find(siteDeviceId);
    if (!device) throw refuse('NOT_FOUND', 'site-device');
    return device;
  }

  const noteOf = (
    actor: Actor,
    siteDeviceId: SiteDeviceId,
    action: 'device.rename' | 'device.revoke' | 'device.check' | 'device.request',
    detail: Record<string, string | null> = {},
  ) => ({ accountId: actor.userId, action, subject: `device:${siteDeviceId}`, detail });

  return {
    /** The machines that the actor looks after, by their sites. */
    async list(actor: Actor): Promise<SiteDevice[]> {
      const sites = await access.sitesOf(actor, 'device.manage');
      const now = clock.now();
      const records = await devices.listOf(sites.map(({ siteId }) => siteId));
      return records.map((record) => presentSiteDevice(record, now));
    },

    /** Gives a machine another name. */
    async rename(actor: Actor, siteDeviceId: SiteDeviceId, name: string): Promise<SiteDevice> {
      await access.require(actor, siteDeviceId, 'device.manage');
      await devices.rename(
        siteDeviceId,
        name,
        noteOf(actor, siteDeviceId, 'device.rename', { name }),
      );
      return presentSiteDevice(await found(siteDeviceId), clock.now());
    },

    /** Takes a machine's right to sign in; what it has open ends at once. */
    async revoke(actor: Actor, siteDeviceId: SiteDeviceId): Promise<void> {
      await access.require(actor, siteDeviceId, 'device.manage');
      const note = noteOf(actor, siteDeviceId, 'device.revoke');
      const ended = await devices.revoke(siteDeviceId, clock.now(), note);
      for (const hash of ended ?? []) sessions.tellEnded(hash);
    },

    /** How a machine is now. Its screen says who looks; the log keeps it. */
    async check(actor: Actor, siteDeviceId: SiteDeviceId): Promise<SiteDevice> {
      await access.require(actor, siteDeviceId, 'device.check');
      const device = await found(siteDeviceId);
      const now = clock.now();
      const sinceMs = device.watchedAt ? now.getTime() - device.watchedAt.getTime() : ONE_LOOK_MS;
      const isNew = sinceMs >= ONE_LOOK_MS || device.watchedByName !== actor.name;
      const note = isNew ? noteOf(actor, siteDeviceId, 'device.check') : null;
      await devices.watch(siteDeviceId, actor.userId, now, note);
      return presentSiteDevice(device, now);
    },

    /** Asks something of a machine, which does it at its next pulse. */
    async request(actor: Actor, siteDeviceId: SiteDeviceId, request: DeviceRequest): Promise<void> {
      await access.require(actor, siteDeviceId, 'device.check');
      const detail =
        request.kind === 'choose'
          ? { kind: request.kind, use: request.use }
          : { kind: request.kind };
      const now = clock.now();
      await devices.watch(siteDeviceId, actor.userId, now, null);
      const note = noteOf(actor, siteDeviceId, 'device.request', detail);
      await devices.ask(siteDeviceId, request, now, note);
    },
  };
}

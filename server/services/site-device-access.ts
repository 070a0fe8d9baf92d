import type { Action } from '#contract/actions.ts';
import { refuse } from '#contract/errors.ts';
import type { SiteDeviceId, SiteId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { can } from '#server/domain/permissions.ts';
import type { SiteDeviceStore, SiteStanding } from './ports/site-devices.ts';

/** Tells and demands what an actor may do with the machines of rooms. Read again at each request. */
export type SiteDeviceAccess = ReturnType<typeof createSiteDeviceAccess>;

/** Makes the gate. */
export function createSiteDeviceAccess({
  devices,
}: {
  devices: Pick<SiteDeviceStore, 'find' | 'standings' | 'standingOf'>;
}) {
  function isAllowed(actor: Actor, standing: SiteStanding, action: Action): boolean {
    const { unitRoles } = actor;
    const { rolesInUnit, isTechnician } = standing;
    return can(
      {
        unitRoles,
        meetingRoles: [],
        rolesInUnitOfSite: rolesInUnit,
        isTechnicianOfSite: isTechnician,
      },
      action,
    );
  }

  /** The site, where the actor may do the action with its machine; FORBIDDEN where not, NOT_FOUND where there is no such site. */
  async function requireSite(actor: Actor, siteId: SiteId, action: Action): Promise<SiteStanding> {
    const standing = await devices.standingOf(actor.userId, siteId);
    if (!standing) throw refuse('NOT_FOUND', 'unknown-site');
    if (!isAllowed(actor, standing, action)) throw refuse('FORBIDDEN', action);
    return standing;
  }

  /** The sites with whose machines the actor may do the action. */
  async function sitesOf(actor: Actor, action: Action): Promise<SiteStanding[]> {
    const standings = await devices.standings(actor.userId);
    return standings.filter((standing) => isAllowed(actor, standing, action));
  }

  return {
    requireSite,
    sitesOf,
    /** Refuses unless the actor may do the action with this machine. */
    async require(actor: Actor, siteDeviceId: SiteDeviceId, action: Action): Promise<void> {
      const device = await devices.find(siteDeviceId);
      if (!device) throw refuse('NOT_FOUND', 'site-device');
      await requireSite(actor, device.siteId, action);
    },
    /** Refuses unless there is a site with whose machine the actor may do the action. */
    async requireAny(actor: Actor, action: Action): Promise<void> {
      if ((await sitesOf(actor, action)).length === 0) throw refuse('FORBIDDEN', action);
    },
  };
}

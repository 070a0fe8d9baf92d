import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { refuse } from '#contract/errors.ts';
import type { AskingDevice, PairableSite, SiteDevice } from '#contract/http/devices.ts';
import { SiteDeviceId, type SiteId } from '#contract/ids.ts';
import { CODE_LENGTH, CODE_SIGNS } from '#contract/pairing-code.ts';
import type { Actor } from '#server/domain/actor.ts';
import { createAttempts } from './attempts.ts';
import type { Clock } from './ports/clock.ts';
import type { SignInThrottleStore } from './ports/sign-in-throttle.ts';
import type { SiteDeviceStore } from './ports/site-devices.ts';
import { hashToken, type SessionService } from './session-service.ts';
import type { SiteDeviceAccess } from './site-device-access.ts';
import { presentSiteDevice } from './site-device-view.ts';

/** How long a code is good, in milliseconds. */
const CODE_MS = 10 * 60_000;

/** Makes machines the ones of their rooms. */
export type DevicePairingService = ReturnType<typeof createDevicePairingService>;

/**
 * Makes the service of pairing. The machine holds its token from the moment when it asks for a code, so that a line that breaks while
 * somebody confirms loses nothing; until then the token opens nothing.
 */
export function createDevicePairingService(parts: {
  devices: SiteDeviceStore;
  access: SiteDeviceAccess;
  sessions: Pick<SessionService, 'tellEnded'>;
  throttle: SignInThrottleStore;
  clock: Clock;
}) {
  const { devices, access, sessions, clock } = parts;
  const attempts = createAttempts({ ...parts, reason: 'pairing-code' });
  const keyOf = ({ userId }: Actor) => `pairing:${userId}`;

  return {
    /** A code to be shown, and the token that the machine keeps. */
    async ask(from: { address: string; userAgent: string }) {
      const token = randomBytes(32).toString('base64url');
      const code = Array.from(
        { length: CODE_LENGTH },
        () => CODE_SIGNS[randomInt(CODE_SIGNS.length)],
      ).join('');
      const askedAt = clock.now();
      const expiresAt = new Date(askedAt.getTime() + CODE_MS);
      await devices.addPairing({
        codeHash: hashToken(code),
        tokenHash: hashToken(token),
        askedAt,
        expiresAt,
        address: from.address,
        userAgent: from.userAgent.slice(0, 300),
      });
      return { token, code, goodForSeconds: CODE_MS / 1000 };
    },

    /** The sites for which the actor may pair. */
    async sites(actor: Actor): Promise<PairableSite[]> {
      const sites = await access.sitesOf(actor, 'device.manage');
      return sites
        .filter(({ accountId }) => accountId !== null)
        .map(({ siteId, siteName, unitName, siteDeviceId }) => ({
          siteId,
          siteName,
          unitName,
          siteDeviceId,
        }));
    },

    /** Which machine shows the code. NOT_FOUND: none, or its time is over; TOO_MANY: guessed too often. */
    async lookUp(actor: Actor, code: string): Promise<AskingDevice> {
      await attempts.take(keyOf(actor));
      const asking = await devices.findPairing({ codeHash: hashToken(code) }, clock.now());
      if (!asking) throw refuse('NOT_FOUND', 'pairing-code');
      await attempts.forget(keyOf(actor));
      const { address, userAgent, askedAt, expiresAt } = asking;
      return {
        address,
        userAgent,
        askedAt: askedAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      };
    },

    /** Makes the machine that shows the code the one of a site; CONFLICT where the site has another than the one that is replaced. */
    async confirm(
      actor: Actor,
      change: { code: string; siteId: SiteId; name: string; replaces?: SiteDeviceId | undefined },
    ): Promise<SiteDevice> {
      const { code, siteId, name, replaces = null } = change;
      const { accountId } = await access.requireSite(actor, siteId, 'device.manage');
      if (accountId === null) throw refuse('WRONG_STATE', 'site-without-account');
      await attempts.take(keyOf(actor));
      const siteDeviceId = SiteDeviceId.parse(randomUUID());
      const at = clock.now();
      const confirmed = await devices.confirm(
        {
          codeHash: hashToken(code),
          siteDeviceId,
          accountId,
          name,
          by: actor.userId,
          at,
          replaces,
        },
        {
          accountId: actor.userId,
          action: 'device.pair',
          subject: `device:${siteDeviceId}`,
          detail: { siteId, name, replaces },
        },
      );
      if (confirmed === 'taken') throw refuse('CONFLICT', 'site-has-device');
      if (confirmed === 'gone') throw refuse('NOT_FOUND', 'pairing-code');
      await attempts.forget(keyOf(actor));
      for (const hash of confirmed.ended) sessions.tellEnded(hash);
      const made = await devices.find(siteDeviceId);
      if (!made) throw refuse('NOT_FOUND', 'site-device');
      return presentSiteDevice(made, at);
    },
  };
}

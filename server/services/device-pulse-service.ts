import type { DeviceReport } from '#contract/device-report.ts';
import type { DevicePulse, SiteMeeting } from '#contract/http/devices.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { HomeService } from './home-service.ts';
import type { AccountStore } from './ports/accounts.ts';
import type { Clock } from './ports/clock.ts';
import type { SiteDeviceRecord, SiteDeviceStore } from './ports/site-devices.ts';
import { hashToken, type OpenedSession, type SessionService } from './session-service.ts';

/** From this age on a session is replaced while nothing is lost by it, so that none runs out in a meeting, in milliseconds. */
const OLD_SESSION_MS = 6 * 3_600_000;
/** What was asked longer ago is not done any more: a tone that nobody waits for, in milliseconds. */
const REQUEST_MS = 30_000;
/** Who asked for the machine's state so lately is looking at it, in milliseconds. */
const WATCHED_MS = 6_000;
/** So many of the coming meetings are named on the waiting page. */
const NEXT_MEETINGS = 5;

/** What a machine sends of itself, and where from. */
export type PulseInput = {
  report: DeviceReport | null;
  isIdle: boolean;
  deviceToken: string | null;
  sessionToken: string | null;
  address: string;
  userAgent: string;
};

/** Answers machines of rooms: how they stand, and what is to be done. */
export type DevicePulseService = ReturnType<typeof createDevicePulseService>;

/**
 * Makes the service. The token in the machine's cookie is all that it is known by; with it a session of its site's account is
 * opened as often as one is needed, which ends with the token's right.
 */
export function createDevicePulseService(parts: {
  devices: SiteDeviceStore;
  accounts: Pick<AccountStore, 'find'>;
  sessions: Pick<SessionService, 'open' | 'ofDevice' | 'drop'>;
  home: Pick<HomeService, 'meetings'>;
  clock: Clock;
}) {
  const { devices, accounts, sessions, home, clock } = parts;

  /** The session that the machine holds, or a new one; null where its account is locked. */
  async function sessionOf(
    device: SiteDeviceRecord,
    input: PulseInput,
  ): Promise<{ actor: Actor; opened: OpenedSession | null } | null> {
    const { siteDeviceId } = device;
    const held = input.sessionToken
      ? await sessions.ofDevice(input.sessionToken, siteDeviceId)
      : null;
    const isOld = held && clock.now().getTime() - held.since.getTime() > OLD_SESSION_MS;
    if (held && !(isOld && input.isIdle)) return { actor: held.actor, opened: null };
    const account = await accounts.find(device.accountId);
    if (!account || account.isLocked) return null;
    if (input.sessionToken) await sessions.drop(input.sessionToken);
    const opened = await sessions.open(account, input, siteDeviceId);
    return { actor: opened.actor, opened };
  }

  async function meetingsOf(actor: Actor, now: Date) {
    const list = (phase: 'running' | 'coming') => home.meetings(actor, { scope: 'mine', phase });
    const [running, coming] = await Promise.all([list('running'), list('coming')]);
    const named = ({ meetingId, title, startsAt, endsAt }: SiteMeeting): SiteMeeting => ({
      meetingId,
      title,
      startsAt,
      endsAt,
    });
    return {
      running: running.meetings.map(named),
      coming: coming.meetings
        .filter(({ endsAt }) => Date.parse(endsAt) > now.getTime())
        .slice(0, NEXT_MEETINGS)
        .map(named),
    };
  }

  return {
    /** Takes what a machine tells and says what is to be done; `opened` is to be put into its cookie. */
    async pulse(input: PulseInput): Promise<{ answer: DevicePulse; opened: OpenedSession | null }> {
      const now = clock.now();
      const tokenHash = input.deviceToken && hashToken(input.deviceToken);
      const device = tokenHash ? await devices.findByToken(tokenHash) : null;
      if (!device) {
        const asking = tokenHash ? await devices.findPairing({ tokenHash }, now) : null;
        const answer: DevicePulse = asking ? { state: 'pairing' } : { state: 'unpaired' };
        return { answer, opened: null };
      }
      const session = await sessionOf(device, input);
      if (!session) return { answer: { state: 'locked' }, opened: null };
      const { siteDeviceId, name, siteId, siteName, watchedAt, watchedByName } = device;
      const { address, report } = input;
      await devices.see(siteDeviceId, { at: now, address, report });
      const isWatched = watchedAt !== null && now.getTime() - watchedAt.getTime() < WATCHED_MS;
      return {
        opened: session.opened,
        answer: {
          state: 'paired',
          isNewSession: session.opened !== null,
          name,
          siteId,
          siteName,
          ...(await meetingsOf(session.actor, now)),
          checkedBy: isWatched ? watchedByName : null,
          requests: await devices.takeRequests(siteDeviceId, new Date(now.getTime() - REQUEST_MS)),
          serverTime: now.toISOString(),
        },
      };
    },
  };
}

import { z } from 'zod';
import { DeviceReport, DeviceRequest } from '../device-report.ts';
import { MeetingId, SiteDeviceId, SiteId } from '../ids.ts';
import { Instant } from '../live/instant.ts';
import { PAIRING_CODE } from '../pairing-code.ts';
import { typedText } from '../typed-text.ts';
import { defineRoutes } from './route.ts';

/** A machine that was paired, as those see it who look after it. */
export const SiteDevice = z.object({
  siteDeviceId: SiteDeviceId,
  name: z.string(),
  siteId: SiteId,
  siteName: z.string(),
  unitName: z.string(),
  pairedAt: Instant,
  pairedByName: z.string(),
  lastSeenAt: Instant.nullable(),
  /** It told of itself a few seconds ago. */
  isOnline: z.boolean(),
  /** What it last told; null until then. */
  report: DeviceReport.nullable(),
});
export type SiteDevice = z.infer<typeof SiteDevice>;

/** A site for which the asking account may pair a machine; `siteDeviceId` is the machine that it has. */
export const PairableSite = z.object({
  siteId: SiteId,
  siteName: z.string(),
  unitName: z.string(),
  siteDeviceId: SiteDeviceId.nullable(),
});
export type PairableSite = z.infer<typeof PairableSite>;

/** A machine that shows a code and waits. */
export const AskingDevice = z.object({
  address: z.string(),
  userAgent: z.string(),
  askedAt: Instant,
  expiresAt: Instant,
});
export type AskingDevice = z.infer<typeof AskingDevice>;

/** A meeting of the machine's site, as its waiting page names it. */
export const SiteMeeting = z.object({
  meetingId: MeetingId,
  title: z.string(),
  startsAt: Instant,
  endsAt: Instant,
});
export type SiteMeeting = z.infer<typeof SiteMeeting>;

/**
 * How a machine stands: it has no token that is known, it waits for its code to be confirmed, its site's account is locked, or it
 * is the machine of a site, with a session of that site's account.
 */
export const DevicePulse = z.discriminatedUnion('state', [
  z.object({ state: z.literal('unpaired') }),
  z.object({ state: z.literal('pairing') }),
  z.object({ state: z.literal('locked') }),
  z.object({
    state: z.literal('paired'),
    /** True when the answer brings another session than the one that the request came with. */
    isNewSession: z.boolean(),
    name: z.string(),
    siteId: SiteId,
    siteName: z.string(),
    /** Those that run, by their planned beginning. */
    running: z.array(SiteMeeting),
    /** The next ones. */
    coming: z.array(SiteMeeting),
    /** Who is looking at this machine from afar; null: nobody. */
    checkedBy: z.string().nullable(),
    /** What was asked of it since the last pulse, in order. */
    requests: z.array(DeviceRequest),
    serverTime: Instant,
  }),
]);
export type DevicePulse = z.infer<typeof DevicePulse>;

const name = typedText().min(1).max(80);
const code = z.string().trim().toUpperCase().regex(PAIRING_CODE);
const params = z.object({ siteDeviceId: SiteDeviceId });

/** Routes of the machines of rooms. The machine itself is known by the token in its cookie alone. */
export const deviceRoutes = defineRoutes({
  'devices.askForPairing': {
    method: 'POST',
    path: '/api/device/pairing',
    action: 'public',
    summary: 'Get a code for this machine, good for ten minutes and for one pairing',
    mostPerMinute: 30,
    /** The machine counts by itself: its own clock may be hours off. */
    answer: z.object({ code: z.string(), goodForSeconds: z.int() }),
  },
  'devices.pulse': {
    method: 'POST',
    path: '/api/device/pulse',
    action: 'public',
    summary:
      'Tell how this machine is, and learn what is asked of it; a paired machine without a session gets one of its site’s account',
    body: z.object({
      report: DeviceReport.nullable(),
      /** Nothing is lost when the session changes now: it is not in a meeting. */
      isIdle: z.boolean(),
    }),
    answer: DevicePulse,
  },
  'devices.list': {
    method: 'GET',
    path: '/api/devices',
    action: 'device.manage',
    summary: 'The machines that the account looks after',
    answer: z.array(SiteDevice),
  },
  'devices.sites': {
    method: 'GET',
    path: '/api/device-sites',
    action: 'device.manage',
    summary: 'The sites for which the account may pair a machine',
    answer: z.array(PairableSite),
  },
  'devices.lookUp': {
    method: 'POST',
    path: '/api/device-pairings',
    action: 'device.manage',
    summary: 'Which machine shows this code',
    body: z.object({ code }),
    answer: AskingDevice,
  },
  'devices.confirm': {
    method: 'POST',
    path: '/api/devices',
    action: 'device.manage',
    summary: 'Make the machine that shows this code the one of a site',
    body: z.object({
      code,
      siteId: SiteId,
      name,
      /** The machine that the site has until now, which is revoked by this. */
      replaces: SiteDeviceId.optional(),
    }),
    answer: SiteDevice,
  },
  'devices.rename': {
    method: 'PATCH',
    path: '/api/devices/:siteDeviceId',
    action: 'device.manage',
    summary: 'Give a machine another name',
    params,
    body: z.object({ name }),
    answer: SiteDevice,
  },
  'devices.revoke': {
    method: 'DELETE',
    path: '/api/devices/:siteDeviceId',
    action: 'device.manage',
    summary: 'Take the token from a machine; its sessions end at once',
    params,
    answer: z.object({}),
  },
  'devices.check': {
    method: 'POST',
    path: '/api/devices/:siteDeviceId/check',
    action: 'device.check',
    summary: 'How a machine is now; its screen says who looks, as long as somebody asks',
    params,
    answer: SiteDevice,
  },
  'devices.request': {
    method: 'POST',
    path: '/api/devices/:siteDeviceId/requests',
    action: 'device.check',
    summary: 'Have a machine use another device, play a tone or load its page anew',
    params,
    body: DeviceRequest,
    answer: z.object({}),
  },
});

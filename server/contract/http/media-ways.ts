import { z } from 'zod';
import { MediaWayId, MeetingId, SiteId } from '../ids.ts';
import { Instant } from '../live/instant.ts';
import { Source } from '../media/wire.ts';
import { defineRoutes } from './route.ts';

/** `in`: equipment sends into the meeting (WHIP). `out`: a player shows the meeting (WHEP). */
export const MediaWayDirection = z.enum(['in', 'out']);

/** What is to be known of a way before it is made. `camera` and `sound` say what it may send or is given; one at least. */
export const NewMediaWay = z
  .object({
    direction: MediaWayDirection,
    name: z.string().trim().min(1).max(60),
    /** The room whose sound it carries: heard and silenced as the room's own device. Null: silenced whenever somebody else speaks. */
    siteId: SiteId.nullable(),
    camera: z.boolean(),
    sound: z.boolean(),
  })
  .refine(({ camera, sound }) => camera || sound, { path: ['camera'] });
export type NewMediaWay = z.infer<typeof NewMediaWay>;

const MediaWayConnection = z.object({
  since: Instant,
  sources: z.array(Source),
  kbps: z.number().nullable(),
  /** True when its sound was stopped, by the chair or because somebody else has the floor. */
  isMuted: z.boolean(),
});
/** What connected equipment does now. `kbps` is what came in or went out lately, null before it was measured. */
export type MediaWayConnection = z.infer<typeof MediaWayConnection>;

/** A way by which equipment takes part in one meeting. Its token is told once, when it is made. */
export const MediaWay = z.object({
  wayId: MediaWayId,
  direction: MediaWayDirection,
  name: z.string(),
  siteId: SiteId.nullable(),
  camera: z.boolean(),
  sound: z.boolean(),
  madeAt: Instant,
  revokedAt: Instant.nullable(),
  lastConnectedAt: Instant.nullable(),
  connection: MediaWayConnection.nullable(),
});
export type MediaWay = z.infer<typeof MediaWay>;

const params = z.object({ meetingId: MeetingId });
const wayParams = params.extend({ wayId: MediaWayId });

/** Routes of those who arrange equipment; the equipment itself speaks WHIP and WHEP at `/whip` and `/whep`. */
export const mediaWayRoutes = defineRoutes({
  'mediaWays.list': {
    method: 'GET',
    path: '/api/meetings/:meetingId/media-ways',
    action: 'mediaWay.arrange',
    summary: 'The ways in and out of a meeting for equipment, with what is connected now',
    params,
    answer: z.object({ ways: z.array(MediaWay) }),
  },
  'mediaWays.make': {
    method: 'POST',
    path: '/api/meetings/:meetingId/media-ways',
    action: 'mediaWay.arrange',
    summary: 'Make a way in (WHIP) or out (WHEP); its token is in this answer alone',
    params,
    body: NewMediaWay,
    answer: z.object({ way: MediaWay, token: z.string() }),
  },
  'mediaWays.revoke': {
    method: 'DELETE',
    path: '/api/meetings/:meetingId/media-ways/:wayId',
    action: 'mediaWay.arrange',
    summary: 'Revoke a way for good: its equipment is disconnected at once; twice is one',
    params: wayParams,
    answer: z.object({}),
  },
  'mediaWays.disconnect': {
    method: 'DELETE',
    path: '/api/meetings/:meetingId/media-ways/:wayId/connection',
    action: 'mediaWay.arrange',
    summary: 'Take equipment out of the meeting; it may connect again',
    params: wayParams,
    answer: z.object({}),
  },
  'mediaWays.mute': {
    method: 'PUT',
    path: '/api/meetings/:meetingId/media-ways/:wayId/mute',
    action: 'mediaWay.arrange',
    summary: 'Stop the sound of equipment, or let it be heard again as far as the floor allows',
    params: wayParams,
    body: z.object({ isMuted: z.boolean() }),
    answer: z.object({}),
  },
});

import { z } from 'zod';
import { MeetingId } from './ids.ts';

/** What a room's machine uses a device for; `documentCamera` is the camera over the paper. */
export const DeviceUse = z.enum(['microphone', 'camera', 'documentCamera', 'speaker']);
export type DeviceUse = z.infer<typeof DeviceUse>;

const Id = z.string().max(300);
const Option = z.object({ deviceId: Id, label: z.string().max(200) });
const Options = z.array(Option).max(32);
const Permission = z.enum(['granted', 'denied', 'prompt', 'unknown']);

/** Names a test tone that was asked for, so that its word reaches who asked and is taken for that of no other (UUID). */
const ToneId = z.uuid();

/**
 * How a test tone goes that was asked for from afar. `speakerId` null: the browser's own speaker; `isChosen` false: the one that was
 * chosen could not be used. Whether it was heard nobody knows but the people there: no microphone is opened to find out.
 */
export const ToneReport = z.discriminatedUnion('state', [
  z.object({ state: z.literal('playing'), toneId: ToneId }),
  z.object({
    state: z.literal('played'),
    toneId: ToneId,
    speakerId: Id.nullable(),
    isChosen: z.boolean(),
  }),
  /** `heldBack`: the browser lets nothing be heard before somebody has touched its screen. */
  z.object({ state: z.literal('failed'), toneId: ToneId, why: z.enum(['heldBack', 'noOutput']) }),
]);
export type ToneReport = z.infer<typeof ToneReport>;

/** What a room's machine tells of itself. A level there is only of an open microphone: of a closed one nothing is known. */
export const DeviceReport = z.object({
  /** The version of the page that it runs. */
  version: z.string().max(40),
  microphones: Options,
  cameras: Options,
  speakers: Options,
  /** Null: the browser's own choice. */
  chosen: z.object({
    microphone: Id.nullable(),
    camera: Id.nullable(),
    documentCamera: Id.nullable(),
    speaker: Id.nullable(),
  }),
  permission: z.object({ microphone: Permission, camera: Permission }),
  microphone: z.discriminatedUnion('state', [
    z.strictObject({ state: z.enum(['closed', 'mutedByChair', 'mutedByDevice', 'missing']) }),
    /** 0…1 on a scale of decibels. */
    z.strictObject({ state: z.literal('open'), level: z.number().min(0).max(1) }),
  ]),
  camera: z.enum(['on', 'off', 'missing']),
  line: z.object({
    quality: z.enum(['good', 'fair', 'weak', 'unknown']),
    kbps: z.number().min(0).nullable(),
  }),
  /** The meeting in which it is. */
  meetingId: MeetingId.nullable(),
  /** The last test tone since its page was loaded; absent: none. */
  tone: ToneReport.optional(),
});
export type DeviceReport = z.infer<typeof DeviceReport>;

/**
 * All that may be asked of a room's machine from afar. There is nothing among it that opens a microphone or a camera, and nothing
 * of that kind is to be added: who sits in a room sees when it is heard.
 */
export const DeviceRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choose'), use: DeviceUse, deviceId: Id.nullable() }),
  /** Without an id nobody waits for word of it. */
  z.strictObject({ kind: z.literal('testTone'), toneId: ToneId.optional() }),
  z.strictObject({ kind: z.literal('restart') }),
]);
export type DeviceRequest = z.infer<typeof DeviceRequest>;

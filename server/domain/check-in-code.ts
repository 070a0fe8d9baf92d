import { createHmac, timingSafeEqual } from 'node:crypto';
import { refuse } from '#contract/errors.ts';
import type { MeetingId, SiteId } from '#contract/ids.ts';

/** How long one code stands on a hall screen, in milliseconds. */
export const CODE_STEP_MS = 30_000;

/** A code as it stands on the screen, and the pass that keeps it good for somebody who has to sign in first. */
export type CodeKind = 'q' | 'p';

/** For how many steps after its own a code is taken: that of a screen until it has been read, a pass while its holder signs in. */
const GOOD_STEPS: Record<CodeKind, number> = { q: 1, p: 10 };

/** 96 bits: none is guessed within a minute, and the picture stays coarse enough to be read from afar. */
const MAC_BYTES = 12;

const SHAPE = /^(?<kind>[qp])(?<step>[0-9a-z]{1,9})\.(?<mac>[\w-]{16})$/;

/** Where a code is shown: in which meeting, and at which site; null: on a screen of no site. */
export type CodePlace = { meetingId: MeetingId; siteId: SiteId | null };

/** Makes the code of this moment. Nothing is kept of it: whoever has the secret can tell whether it is good. */
export function checkInCode(secret: string, kind: CodeKind, place: CodePlace, now: Date): string {
  const step = stepOf(now);
  return `${kind}${step.toString(36)}.${macOf(secret, kind, step, place).toString('base64url')}`;
}

/** How long the code of this moment stays the newest one, in milliseconds. */
export function codeChangesInMs(now: Date): number {
  return CODE_STEP_MS - (now.getTime() % CODE_STEP_MS);
}

/**
 * Reads a code of the meeting: at which of its sites it was shown. A code that was altered, or is of another meeting, is refused
 * with 'check-in-code'; one that was good and is too old with 'check-in-code-expired'.
 */
export function readCheckInCode(
  secret: string,
  code: string,
  meeting: { meetingId: MeetingId; siteIds: readonly SiteId[] },
  now: Date,
): CodePlace {
  const parts = SHAPE.exec(code)?.groups;
  if (!parts) throw refuse('BAD_INPUT', 'check-in-code');
  const kind = parts.kind === 'p' ? 'p' : 'q';
  const step = Number.parseInt(parts.step ?? '', 36);
  const mac = Buffer.from(parts.mac ?? '', 'base64url');
  const places = [null, ...meeting.siteIds].map((siteId) => ({
    meetingId: meeting.meetingId,
    siteId,
  }));
  const place = places.find((each) => timingSafeEqual(macOf(secret, kind, step, each), mac));
  if (!place) throw refuse('BAD_INPUT', 'check-in-code');
  const age = stepOf(now) - step;
  // A step ahead is a second server's whose clock is a little fast.
  if (age < -1 || age > GOOD_STEPS[kind]) throw refuse('WRONG_STATE', 'check-in-code-expired');
  return place;
}

function stepOf(now: Date): number {
  return Math.floor(now.getTime() / CODE_STEP_MS);
}

function macOf(secret: string, kind: CodeKind, step: number, place: CodePlace): Buffer {
  return createHmac('sha256', secret)
    .update(`check-in ${kind} ${step} ${place.meetingId} ${place.siteId ?? '-'}`)
    .digest()
    .subarray(0, MAC_BYTES);
}

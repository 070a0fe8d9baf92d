import { Refusal, refuse } from '#contract/errors.ts';
import type { CheckInReceipt } from '#contract/http/attendance.ts';
import type { CommandId, MeetingId } from '#contract/ids.ts';
import type { LiveState, MeetingFrame } from '#contract/live/state.ts';
import { seatOf } from '#contract/seating/find-seat.ts';
import type { Actor } from '#server/domain/actor.ts';
import { checkInCode, codeChangesInMs, readCheckInCode } from '#server/domain/check-in-code.ts';
import { framed, requireNotEnded } from '#server/domain/live/decide-context.ts';
import type { LiveMeetingService } from './live-meeting-service.ts';
import type { Clock } from './ports/clock.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import { releasedState } from './released-state.ts';

/** Checking in by the code that a hall screen shows. A code is read first: a wrong one learns nothing of the meeting. */
export type CheckInService = ReturnType<typeof createCheckInService>;

/** Makes the service; `secret` is what codes are made and told good by, and the same for all servers of one database. */
export function createCheckInService(parts: {
  access: MeetingAccess;
  live: Pick<LiveMeetingService, 'run' | 'stateOf'>;
  secret: string;
  clock: Clock;
}) {
  const { access, live, secret, clock } = parts;

  /** Where the code was shown. Undefined for an old one of who is there already: a page that is loaded again says so once more. */
  function siteOf(code: string, frame: MeetingFrame, isPresent: boolean) {
    try {
      return readCheckInCode(secret, code, codesOf(frame), clock.now()).siteId;
    } catch (error) {
      const isOld = error instanceof Refusal && error.body.reason === 'check-in-code-expired';
      if (isOld && isPresent) return undefined;
      throw error;
    }
  }

  return {
    /** The code of this moment for the screen of who asks: of their site, where a site's device asks. */
    async code(actor: Actor, meetingId: MeetingId) {
      await access.require(actor, meetingId, 'hallScreen.show');
      const state = await releasedState(live, meetingId);
      requireNotEnded(state);
      const { sites } = framed(state);
      const siteId = sites.find((site) => site.deviceUserId === actor.userId)?.siteId ?? null;
      const now = clock.now();
      const code = checkInCode(secret, 'q', { meetingId, siteId }, now);
      return { code, changesInMs: codeChangesInMs(now) };
    },

    /** Makes a code that outlasts signing in out of one that is good now. Of a meeting that is not there it says no more than of a wrong code. */
    async pass(meetingId: MeetingId, code: string) {
      const state = await live.stateOf(meetingId).catch((error: unknown) => {
        throw error instanceof Refusal ? refuse('BAD_INPUT', 'check-in-code') : error;
      });
      const now = clock.now();
      const place = readCheckInCode(secret, code, codesOf(framed(state)), now);
      requireNotEnded(state);
      // A pass is not renewed by itself, or it would be good for ever.
      return { code: code.startsWith('p') ? code : checkInCode(secret, 'p', place, now) };
    },

    /** Checks the actor in where the code was shown. Who is checked in there already keeps the time of before. */
    async scan(
      actor: Actor,
      meetingId: MeetingId,
      { code, commandId }: { code: string; commandId: CommandId },
    ): Promise<CheckInReceipt> {
      await access.require(actor, meetingId, 'attendance.scan');
      const state = await releasedState(live, meetingId);
      const frame = framed(state);
      const siteId = siteOf(code, frame, state.attendance[actor.userId]?.status === 'present');
      requireNotEnded(state);
      if (siteId === undefined) return receiptOf(state, frame, actor);
      await live.run(actor.userId, meetingId, commandId, {
        name: 'attendance.scan',
        input: { siteId },
      });
      return receiptOf(await live.stateOf(meetingId), frame, actor);
    },
  };
}

function codesOf({ meetingId, sites }: MeetingFrame) {
  return { meetingId, siteIds: sites.map(({ siteId }) => siteId) };
}

function receiptOf(state: LiveState, frame: MeetingFrame, { userId }: Actor): CheckInReceipt {
  const record = state.attendance[userId];
  const self = frame.participants.find((p) => p.userId === userId);
  if (record?.status !== 'present' || !self) throw refuse('NOT_FOUND', 'participant');
  const site = frame.sites.find(({ siteId }) => siteId === record.siteId);
  const seat = seatOf(frame.seating, self)?.seat;
  return {
    name: self.name,
    meetingTitle: frame.title,
    siteName: site?.name ?? null,
    at: record.arrivedAt ?? record.at,
    seat: seat ? { label: seat.label, row: seat.row } : null,
  };
}

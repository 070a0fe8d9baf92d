import { randomBytes, randomUUID } from 'node:crypto';
import { refuse } from '#contract/errors.ts';
import type { Asked, GuestStanding, JoinCode, WaitingRoom } from '#contract/http/waiting-room.ts';
import { GuestId, type MeetingId, type UserId } from '#contract/ids.ts';
import { digitsOf } from '#contract/join-code.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import type { Actor } from '#server/domain/actor.ts';
import {
  afterFailure,
  GUESS_RULE,
  secondsToWait,
  withoutFailure,
} from '#server/domain/sign-in-throttle.ts';
import { createListeners } from './listeners.ts';
import type { Clock } from './ports/clock.ts';
import type { PreparedChanges } from './ports/framing.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import type { SignInThrottleStore } from './ports/sign-in-throttle.ts';
import type { KeptGuest, WaitingRoomStore } from './ports/waiting-room.ts';
import { hashToken, type SessionService } from './session-service.ts';

/** How many wait at once at most: in one meeting, and of them from one network address. */
const MOST_WAITING = 60;
const MOST_OF_ADDRESS = 20;

/** A page that waits asks every few seconds; who was not heard of for so long has closed it. */
const ALIVE_MS = 40_000;
/** A waiting guest is noted as seen at most this often. */
const TOUCH_EVERY_MS = 10_000;

const DAY_MS = 24 * 60 * 60_000;

/** Who asks to come in, and from where. */
export type Asking = {
  actor: Actor | null;
  address: string;
  code: string;
  name?: string | undefined;
  unitName?: string | undefined;
};

/** Lets people in to meetings by a code, through a waiting room. */
export type WaitingRoomService = ReturnType<typeof createWaitingRoomService>;

/**
 * Makes the service. Who waits is in no stream, for nothing has happened in the meeting yet; who is let in comes into its frame as a
 * participant, and goes out of it when removed.
 */
export function createWaitingRoomService(parts: {
  rooms: WaitingRoomStore;
  access: Pick<MeetingAccess, 'rolesIn' | 'require'>;
  changes: PreparedChanges;
  sessions: Pick<SessionService, 'tellEnded'>;
  throttle: SignInThrottleStore;
  clock: Clock;
  /** How long after the end of a meeting is known who asked at its door. */
  guestDays: number;
  onListenerError?: (error: unknown) => void;
}) {
  const { rooms, access, changes, sessions, throttle, clock, guestDays } = parts;
  const listeners = createListeners<[meetingId: MeetingId]>(parts.onListenerError);
  const aliveSince = () => new Date(clock.now().getTime() - ALIVE_MS);

  /** The meeting of a code. Each try counts as a wrong one until it proved right, so that guesses sent together wait too. */
  async function meetingByCode({ actor, address, code }: Asking) {
    const key = actor ? `code:${actor.userId}` : `code:${address}`;
    const now = clock.now();
    const wait = await throttle.change(key, (entry) => {
      const wait = secondsToWait(entry, now);
      return { entry: wait > 0 ? entry : afterFailure(entry, now, GUESS_RULE), result: wait };
    });
    if (wait > 0) throw refuse('TOO_MANY', 'join-code-throttled', { retryAfterSeconds: wait });
    const digits = digitsOf(code);
    const meeting = digits && (await rooms.meetingOf(digits));
    if (!meeting) throw refuse('NOT_FOUND', 'join-code');
    await throttle.change(key, (entry) => ({ entry: withoutFailure(entry), result: null }));
    return meeting;
  }

  async function found(ticket: string): Promise<KeptGuest> {
    const guest = await rooms.find(hashToken(ticket));
    if (!guest) throw refuse('NOT_FOUND', 'waiting-guest');
    return guest;
  }

  /** Decides on people in the meeting's turn, so that its frame holds them, or no longer, as soon as it is answered. */
  async function decide<T>(meetingId: MeetingId, by: UserId, work: () => Promise<T>): Promise<T> {
    const done = await changes.change(meetingId, by, async (state) => {
      if (state.phase === 'ended') throw refuse('WRONG_STATE', 'ended');
      return work();
    });
    listeners.tell(meetingId);
    return done;
  }

  async function closeDoor(meetingId: MeetingId): Promise<void> {
    for (const hash of await rooms.close(meetingId, clock.now())) sessions.tellEnded(hash);
    listeners.tell(meetingId);
  }

  return {
    /** Asks to come in: who is invited is told where, everybody else waits and gets a ticket. */
    async ask(asking: Asking): Promise<Asked> {
      const { actor, address, name = '', unitName = '' } = asking;
      const { meetingId, title } = await meetingByCode(asking);
      if (actor && (await access.rolesIn(actor, meetingId)).length > 0)
        return { kind: 'invited', meetingId };
      const known = actor?.kind === 'guest' ? null : actor;
      if (!known && name === '')
        throw refuse('BAD_INPUT', 'guest-name', {
          fields: [{ path: 'name', message: 'guest-name' }],
        });
      const ticket = randomBytes(32).toString('base64url');
      const isIn = await rooms.add(
        {
          guestId: GuestId.parse(randomUUID()),
          meetingId,
          ticketHash: hashToken(ticket),
          userId: known?.userId ?? null,
          name: known?.name ?? name,
          // Of an account it is known where it belongs, and read from there.
          unitName: known ? '' : unitName,
          address,
          askedAt: clock.now(),
        },
        { most: MOST_WAITING, mostOfAddress: MOST_OF_ADDRESS, aliveSince: aliveSince() },
      );
      if (!isIn) throw refuse('TOO_MANY', 'waiting-room-full', { retryAfterSeconds: 60 });
      listeners.tell(meetingId);
      return { kind: 'waiting', ticket, meetingTitle: title };
    },

    /** Where the holder of a ticket stands. */
    async standing(ticket: string): Promise<GuestStanding> {
      const guest = await found(ticket);
      const now = clock.now();
      const unseenMs = now.getTime() - guest.seenAt.getTime();
      if (guest.state === 'waiting' && unseenMs >= TOUCH_EVERY_MS) {
        await rooms.touch(guest.guestId, now);
        // Who came back after a break is in sight again.
        if (unseenMs > ALIVE_MS) listeners.tell(guest.meetingId);
      }
      const isAdmitted = guest.state === 'admitted' && !guest.isOver;
      return {
        state: guest.isOver ? 'closed' : guest.state,
        meetingTitle: guest.meetingTitle,
        name: guest.name,
        meetingId: isAdmitted ? guest.meetingId : null,
        needsSession: isAdmitted && guest.isGuestAccount,
      };
    },

    /** The account that an admitted guest goes in by; WRONG_STATE for everybody else. */
    async accountOf(ticket: string): Promise<{ meetingId: MeetingId; userId: UserId }> {
      const { state, isOver, isGuestAccount, userId, meetingId } = await found(ticket);
      if (state !== 'admitted' || isOver || !isGuestAccount || userId === null)
        throw refuse('WRONG_STATE', 'not-admitted');
      return { meetingId, userId };
    },

    /** Who waits, and by which code they come. */
    async list(meetingId: MeetingId): Promise<WaitingRoom> {
      const [code, waiting] = await Promise.all([
        rooms.codeOf(meetingId),
        rooms.waiting(meetingId, aliveSince()),
      ]);
      return { code, waiting };
    },

    admit: (actor: Actor, meetingId: MeetingId, guestIds: readonly GuestId[]) =>
      decide(meetingId, actor.userId, () =>
        rooms.admit(meetingId, guestIds, actor.userId, clock.now()),
      ),

    async refuse(actor: Actor, meetingId: MeetingId, guestIds: readonly GuestId[]): Promise<void> {
      await rooms.refuse(meetingId, guestIds, actor.userId, clock.now());
      listeners.tell(meetingId);
    },

    /** Takes a guest who was let in out of the meeting; NOT_FOUND for everybody else. */
    async remove(actor: Actor, meetingId: MeetingId, userId: UserId): Promise<void> {
      const ended = await decide(meetingId, actor.userId, async () => {
        const ended = await rooms.remove(meetingId, userId, actor.userId, clock.now());
        if (!ended) throw refuse('NOT_FOUND', 'waiting-guest');
        return ended;
      });
      for (const hash of ended) sessions.tellEnded(hash);
    },

    /** Changes the code; hall screens show it, or no longer, with the next frame. */
    async changeCode(
      actor: Actor,
      meetingId: MeetingId,
      change: { isOn: boolean; isShown: boolean; renew: boolean },
    ): Promise<JoinCode> {
      const code = await decide(meetingId, actor.userId, () =>
        rooms.changeCode(meetingId, change, {
          accountId: actor.userId,
          action: 'joinCode.change',
          subject: `meeting:${meetingId}`,
          detail: { ...change },
        }),
      );
      if (!code) throw refuse('WRONG_STATE', 'not-released');
      return code;
    },

    /** Closes the door of a meeting when it is over; to be called with each batch of committed events. */
    async onEvents(meetingId: MeetingId, events: readonly LiveEvent[]): Promise<void> {
      if (events.some(({ type }) => type === 'meeting.ended')) await closeDoor(meetingId);
    },

    /** Closes the doors that a dead server left open, and forgets who asked at those that closed long ago. */
    async sweep(): Promise<void> {
      for (const meetingId of await rooms.leftOpen()) await closeDoor(meetingId);
      await rooms.forget(new Date(clock.now().getTime() - guestDays * DAY_MS));
    },

    /** Calls the listener when somebody came into the waiting room of a meeting or left it; returns how to stop. */
    onChanged: listeners.add,
  };
}

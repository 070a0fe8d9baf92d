import type { Logger } from 'pino';
import type { Database } from './db/database.ts';
import { createSignInThrottleStore } from './db/sign-in-throttle-store.ts';
import { createWaitingRoomStore } from './db/waiting-room-store.ts';
import { waitingRoomHandlers } from './http/handlers/waiting-room.ts';
import type { Closing } from './running.ts';
import type { AccountService } from './services/account-service.ts';
import type { LiveMeetingService } from './services/live-meeting-service.ts';
import { systemClock as clock } from './services/ports/clock.ts';
import type { MeetingAccess } from './services/ports/meeting-access.ts';
import type { SessionService } from './services/session-service.ts';
import { createWaitingRoomService } from './services/waiting-room-service.ts';

/** How often is looked for guests to be forgotten, in milliseconds. */
const SWEEP_EVERY_MS = 24 * 60 * 60_000;

type WaitingRoomParts = {
  database: Database;
  access: MeetingAccess;
  accounts: AccountService;
  sessions: SessionService;
  live: LiveMeetingService;
  guestDays: number;
  log: Logger;
  onListenerError: (error: unknown) => void;
};

/** Opens coming in by the code of a meeting, which ends what guests have when the meeting is over and forgets them later; with the routes to it. */
export function openWaitingRoom(parts: WaitingRoomParts, closing: Closing) {
  const { database, access, accounts, sessions, live, guestDays, log, onListenerError } = parts;
  const waitingRoom = createWaitingRoomService({
    rooms: createWaitingRoomStore(database),
    access,
    changes: live,
    sessions,
    throttle: createSignInThrottleStore(database),
    clock,
    guestDays,
    onListenerError,
  });
  live.onEvents((meetingId, events) => {
    waitingRoom
      .onEvents(meetingId, events)
      .catch((err: unknown) => log.error({ err, meetingId }, 'guests of a meeting stayed in'));
  });
  const sweep = () =>
    void waitingRoom
      .sweep()
      .catch((err: unknown) => log.error({ err }, 'guests of old meetings were not forgotten'));
  const sweeping = setInterval(sweep, SWEEP_EVERY_MS).unref();
  closing.push(async () => clearInterval(sweeping));
  sweep();
  return { waitingRoom, handlers: waitingRoomHandlers({ waitingRoom, accounts, sessions }) };
}

import { randomUUID } from 'node:crypto';
import { UnitId, type UserId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';

/** Sessions for sockets under test: the cookie `s=<userId>` signs that account in, and names its session. */
export function fakeSessions() {
  const listeners = new Set<(sessionHash: string) => void>();
  return {
    sessions: {
      read: async (cookie: string | undefined): Promise<Actor | null> => {
        const userId = /s=([\w-]+)/.exec(cookie ?? '')?.[1];
        return userId ? anActor(userId as UserId) : null;
      },
      keepAlive: async () => true,
      onEnded: (listener: (sessionHash: string) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    /** Ends a session, as signing out does. */
    endSession(sessionHash: string): void {
      for (const listener of listeners) listener(sessionHash);
    },
  };
}

function anActor(userId: UserId): Actor {
  return {
    userId,
    kind: 'person',
    name: 'Đại biểu',
    unitId: UnitId.parse(randomUUID()),
    siteId: null,
    unitRoles: [],
    mustChangePassword: false,
    sessionHash: userId,
  };
}

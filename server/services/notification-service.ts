import type { Notifications } from '#contract/http/notifications.ts';
import type { NotificationId } from '#contract/ids.ts';
import { MOST_NOTIFICATIONS } from '#contract/list-limits.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { Clock } from './ports/clock.ts';
import type { NotificationStore } from './ports/notifications.ts';

/** Shows an account what it is told of. Acts write their notices themselves, with their own rows. */
export type NotificationService = ReturnType<typeof createNotificationService>;

/** Makes the service of notifications: each account's own, never another's. */
export function createNotificationService(parts: {
  notifications: NotificationStore;
  clock: Clock;
}) {
  const { notifications, clock } = parts;

  async function list({ userId }: Actor): Promise<Notifications> {
    const [unread, shown] = await Promise.all([
      notifications.countUnread(userId),
      notifications.newestOf(userId, MOST_NOTIFICATIONS),
    ]);
    return { unread, ...shown };
  }

  return {
    /** The newest, and how many are unread in all. */
    list,
    /** Marks those named as read, or all that came until a moment: what comes meanwhile stays unread. */
    async markRead(
      actor: Actor,
      which: { notificationIds: NotificationId[] } | { until: string },
    ): Promise<Notifications> {
      const chosen = 'until' in which ? { until: new Date(which.until) } : which;
      await notifications.markRead(actor.userId, chosen, clock.now());
      return list(actor);
    },
  };
}

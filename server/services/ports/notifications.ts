import type { Notification, NotificationContent } from '#contract/http/notifications.ts';
import type { NotificationId, UserId } from '#contract/ids.ts';

/** What some accounts are to be told. Stores write it in the transaction of the act itself, as they do with the audit note. */
export type Notice = { to: readonly UserId[]; content: NotificationContent };

/** Where it is kept what accounts are told of. */
export interface NotificationStore {
  /** The newest of an account, newest first. */
  newestOf(userId: UserId, limit: number): Promise<{ newest: Notification[]; isCut: boolean }>;
  countUnread(userId: UserId): Promise<number>;
  /** Marks the account's own, and no other's: those named, or all that came until a moment. */
  markRead(
    userId: UserId,
    which: { notificationIds: readonly NotificationId[] } | { until: Date },
    at: Date,
  ): Promise<void>;
}

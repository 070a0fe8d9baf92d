import { IconBellOff } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Input } from '#client/api/call.ts';
import { Button } from '#client/ui/Button.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { formatDateTime } from '#client/ui/format-date.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import type { Notification, Notifications } from '#contract/http/notifications.ts';
import { MOST_NOTIFICATIONS } from '#contract/list-limits.ts';
import classes from './Notifications.module.css';
import { faceOf } from './notification-face.ts';

/** The notifications, newest first. Opening one marks it as read; all at once, as far as they are shown. */
export function NotificationSheet({
  list,
  onRead,
  onClose,
}: {
  list: UseQueryResult<Notifications>;
  onRead: (which: Input<'notifications.markRead'>['body']) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('notifications');
  const shown = list.data?.newest ?? [];
  const newest = shown[0];
  return (
    <Sheet
      open
      place="side"
      title={t('title')}
      onClose={onClose}
      footer={
        newest && list.data && list.data.unread > 0 ? (
          <Button onClick={() => onRead({ until: newest.at })}>{t('markAll')}</Button>
        ) : null
      }
    >
      {!list.data &&
        (list.error ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <LoadingState />
        ))}
      {list.data && shown.length === 0 && (
        <EmptyState icon={<IconBellOff size={32} />} title={t('empty')} text={t('emptyText')} />
      )}
      <ul className={classes.list}>
        {shown.map((notification) => (
          <li key={notification.notificationId}>
            <Entry
              notification={notification}
              onOpen={() => {
                if (notification.readAt === null)
                  onRead({ notificationIds: [notification.notificationId] });
                onClose();
              }}
            />
          </li>
        ))}
      </ul>
      {list.data?.isCut && <Notice>{t('cut', { count: MOST_NOTIFICATIONS })}</Notice>}
    </Sheet>
  );
}

function Entry({ notification, onOpen }: { notification: Notification; onOpen: () => void }) {
  const { t } = useTranslation('notifications');
  const { title, text, to } = faceOf(notification.content, t);
  const isUnread = notification.readAt === null;
  return (
    <Link to={to} className={classes.entry ?? ''} data-unread={isUnread} onClick={onOpen}>
      <span className={classes.title}>
        {title}
        {isUnread && <VisuallyHidden>, {t('unread')}</VisuallyHidden>}
      </span>
      <span className={classes.text}>{text}</span>
      <time className={`numerals ${classes.at}`} dateTime={notification.at}>
        {formatDateTime(notification.at)}
      </time>
    </Link>
  );
}

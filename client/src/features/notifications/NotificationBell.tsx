import { IconBell } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, type Input } from '#client/api/call.ts';
import { read } from '#client/api/query.ts';
import { queryClient } from '#client/api/query-client.ts';
import { IconButton } from '#client/ui/Button.tsx';
import { NotificationSheet } from './NotificationSheet.tsx';
import classes from './Notifications.module.css';

const REFRESH_MS = 30_000;

/** The bell: how many notifications are unread, and the way to them. Looked at again every half minute. */
export function NotificationBell() {
  const { t } = useTranslation('notifications');
  const [open, setOpen] = useState(false);
  const list = useQuery({ ...read('notifications.list', {}), refetchInterval: REFRESH_MS });
  const markRead = useMutation({
    mutationFn: (body: Input<'notifications.markRead'>['body']) =>
      call('notifications.markRead', { body }),
    onSuccess: (answer) =>
      queryClient.setQueryData(read('notifications.list', {}).queryKey, answer),
  });
  const unread = list.data?.unread ?? 0;
  return (
    <>
      <IconButton
        label={unread > 0 ? t('openUnread', { count: unread }) : t('open')}
        className={classes.bell}
        onClick={() => setOpen(true)}
      >
        <IconBell size={22} />
        {unread > 0 && (
          <span className={`numerals ${classes.count}`} aria-hidden="true">
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </IconButton>
      {open && (
        <NotificationSheet list={list} onRead={markRead.mutate} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import type { AgendaItem, Meeting } from '#contract/http/meetings.ts';
import { BallotsOfRemoved } from './BallotsOfRemoved.tsx';
import { useMeetingCache } from './use-meeting-cache.ts';

/** Asks before an item is removed, and once more with its new text when somebody else has just changed it. */
export function RemoveItem({
  meeting,
  item,
  onClose,
}: {
  meeting: Meeting;
  item: AgendaItem;
  onClose: () => void;
}) {
  const { t } = useTranslation('prepare');
  const { keep, reload } = useMeetingCache(meeting.meetingId);
  // As it is read in the question: what changes behind it is not removed unasked.
  const [asked, setAsked] = useState(item);
  const { meetingId } = meeting;
  const { itemId, version } = asked;
  const remove = useMutation({
    mutationFn: async () => {
      try {
        return await call('agenda.remove', { params: { meetingId, itemId }, query: { version } });
      } catch (error) {
        if (error instanceof ApiError && error.code === 'STALE_VERSION') {
          const { items } = await reload();
          setAsked(items.find((each) => each.itemId === itemId) ?? asked);
        }
        throw error;
      }
    },
    onSuccess: (answer) => {
      keep(answer);
      onClose();
    },
  });
  const count = asked.documents.length;
  return (
    <ConfirmDialog
      open
      danger
      title={t('agenda.removeTitle', { title: asked.title })}
      confirm={t('remove', { ns: 'common' })}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <p>{count > 0 ? t('agenda.removeText', { count }) : t('agenda.removeTextPlain')}</p>
      <BallotsOfRemoved items={meeting.items} itemId={itemId} />
    </ConfirmDialog>
  );
}

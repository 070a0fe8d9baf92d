import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import { preparedBallotOf } from '#client/features/ballots/prepared-in.ts';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import type { Meeting } from '#contract/http/meetings.ts';
import type { AgendaItemId } from '#contract/ids.ts';
import type { PreparedBallot } from '#contract/prepared-ballot.ts';
import { useMeetingCache } from './use-meeting-cache.ts';

/** Asks before a prepared vote is removed, and once more with its new question when somebody else has just changed it. */
export function RemoveBallot({
  meeting,
  itemId,
  ballot,
  onClose,
}: {
  meeting: Meeting;
  itemId: AgendaItemId;
  ballot: PreparedBallot;
  onClose: () => void;
}) {
  const { t } = useTranslation('prepareBallots');
  const { keep, reload } = useMeetingCache(meeting.meetingId);
  const [asked, setAsked] = useState(ballot);
  const { preparedBallotId, version, question } = asked;
  const remove = useMutation({
    mutationFn: async () => {
      try {
        const params = { itemId, preparedBallotId };
        return await call('preparedBallots.remove', { params, query: { version } });
      } catch (error) {
        if (error instanceof ApiError && error.code === 'STALE_VERSION')
          setAsked(preparedBallotOf(await reload(), preparedBallotId) ?? asked);
        throw error;
      }
    },
    onSuccess: (answer) => {
      keep(answer);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      danger
      title={t('removeTitle', { question })}
      confirm={t('remove', { ns: 'common' })}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      {t('removeText')}
    </ConfirmDialog>
  );
}

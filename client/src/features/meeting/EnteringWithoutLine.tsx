import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '#client/ui/Button.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import type { MeetingId } from '#contract/ids.ts';

/** A running meeting can't be shown from a copy: it would look live. Says so, and leads to the papers that are on this device. */
export function EnteringWithoutLine({ meetingId }: { meetingId: MeetingId }) {
  const { t } = useTranslation('offline');
  return (
    <EmptyState
      icon={<IconCloudOff size={32} />}
      title={t('room.title')}
      text={t('room.text')}
      action={
        <ButtonLink look="primary" to={`/cuoc-hop/${meetingId}`}>
          {t('room.papers')}
        </ButtonLink>
      }
    />
  );
}

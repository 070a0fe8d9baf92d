import { IconArrowDown, IconArrowUp, IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MenuAct } from '#client/ui/MoreMenu.tsx';
import type { SpeechRequestId } from '#contract/ids.ts';
import type { QueueEntry } from './queue-entries.ts';

/** What who leads the floor does with requests. */
export type QueueActs = {
  call: (requestId: SpeechRequestId) => void;
  approve: (requestId: SpeechRequestId) => void;
  /** Asks for a reason first. */
  refuse: (entry: QueueEntry) => void;
  move: (requestId: SpeechRequestId, beforeId: SpeechRequestId | null) => void;
};

/** The less frequent acts on one request: as far as they make sense at its place among those of its kind. */
export function useQueueActs(
  entry: QueueEntry,
  index: number,
  entries: readonly QueueEntry[],
  acts: QueueActs | null,
): MenuAct[] {
  const { t } = useTranslation('floor');
  if (!acts) return [];
  const { requestId, kind } = entry;
  const above = entries[index - 1];
  const below = entries[index + 1];
  const afterNext = entries[index + 2];
  const list: (MenuAct | false)[] = [
    !entry.isApproved && {
      text: t('acts.approve'),
      icon: <IconCheck size={20} aria-hidden="true" />,
      onChoose: () => acts.approve(requestId),
    },
    above?.kind === kind && {
      text: t('acts.up'),
      icon: <IconArrowUp size={20} aria-hidden="true" />,
      onChoose: () => acts.move(requestId, above.requestId),
    },
    below?.kind === kind && {
      text: t('acts.down'),
      icon: <IconArrowDown size={20} aria-hidden="true" />,
      onChoose: () => acts.move(requestId, afterNext?.kind === kind ? afterNext.requestId : null),
    },
    {
      text: t('acts.refuse'),
      icon: <IconX size={20} aria-hidden="true" />,
      isDanger: true,
      onChoose: () => acts.refuse(entry),
    },
  ];
  return list.filter((act) => act !== false);
}

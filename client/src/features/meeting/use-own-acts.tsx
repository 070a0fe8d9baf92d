import { IconHandOff, IconHandStop, IconSquare, IconUserCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCheckIn } from '#client/features/attendance/use-check-in.ts';
import { setSubject, useSubject } from '#client/features/speakers/subject-draft.ts';
import { useLive, useLiveView, useMay } from '#client/live/use-live.ts';
import type { UserId } from '#contract/ids.ts';
import type { SpeechRequest } from '#contract/live/floor.ts';
import { usePresides } from './use-presides.ts';
import type { Run } from './use-run.ts';

/** An act for oneself, ready for the dock. */
export type OwnAct = {
  key: 'checkIn' | 'request' | 'withdraw' | 'endOwn';
  label: string;
  detail?: string;
  icon: ReactNode;
  on: boolean;
  busy: boolean;
  onClick: () => void;
};

/** What one does for oneself: check in, ask to speak, withdraw, end one's own speech. `due` is the one to do first. */
export function useOwnActs({ run, busy }: Run): { acts: OwnAct[]; due: OwnAct | null } {
  const { t } = useTranslation('meeting');
  const checkIn = useCheckIn();
  const subject = useSubject();
  const selfId = useLiveView((view) => view.selfId);
  const mayRequest = useMay('speakers.request');
  // Who leads the floor ends a speech by the act of governing.
  const leads = useMay('speakers.call');
  const presides = usePresides();
  const running = useLive((state) => state.phase === 'running');
  const itemId = useLive((state) => state.currentItemId);
  const waiting = useLive((state) => state.waiting);
  const isSpeaking = useLive((state) => state.floor !== null && state.floor.userId === selfId);
  const own = ownRequest(waiting, selfId);
  const acts: OwnAct[] = [];
  if (checkIn?.due)
    acts.push({
      key: 'checkIn',
      label: t('dock.checkIn'),
      icon: <IconUserCheck size={24} aria-hidden="true" />,
      on: false,
      busy: busy === 'attendance.checkIn',
      onClick: () => void run('attendance.checkIn', { mode: checkIn.mode }),
    });
  if (running && mayRequest && isSpeaking && !leads)
    acts.push({
      key: 'endOwn',
      label: t('dock.endOwn'),
      icon: <IconSquare size={24} aria-hidden="true" />,
      on: true,
      busy: busy === 'speakers.end',
      onClick: () => void run('speakers.end', {}),
    });
  else if (running && mayRequest && own)
    acts.push({
      key: 'withdraw',
      label: t(`dock.withdraw.${own.kind}`),
      detail: t('dock.position', { n: waiting.filter(isLike(own)).indexOf(own) + 1 }),
      icon: <IconHandOff size={24} aria-hidden="true" />,
      on: true,
      busy: busy === 'speakers.withdraw',
      onClick: () => void run('speakers.withdraw', { requestId: own.requestId }),
    });
  else if (running && mayRequest && !isSpeaking && !presides)
    acts.push({
      key: 'request',
      label: t('dock.request'),
      icon: <IconHandStop size={24} aria-hidden="true" />,
      on: false,
      busy: busy === 'speakers.request',
      onClick: () =>
        void run('speakers.request', {
          itemId,
          subject: subject.trim(),
          kind: 'speech',
          questionedId: null,
        }).then((ok) => {
          if (ok) setSubject('');
        }),
    });
  return { acts, due: acts.find((act) => act.key === 'checkIn') ?? null };
}

/** One's own request that the dock tells of: to speak before a point of order before an interpellation. */
function ownRequest(waiting: readonly SpeechRequest[], selfId: UserId | null) {
  const own = waiting.filter(({ userId }) => userId === selfId);
  return own.find(({ kind }) => kind === 'speech') ?? own[0];
}

function isLike(request: SpeechRequest) {
  return ({ kind }: SpeechRequest) => kind === request.kind;
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { useLive, useLiveStore, useLiveView } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { MeetingId } from '#contract/ids.ts';
import { forget, keptKey } from './kept-ballots.ts';
import { lateBallots, type VoteOver, votesOver } from './late-ballots.ts';

/** How often the device looks for a ballot that came too late, and asks again where there was no line. */
const LOOK_MS = 5_000;

/**
 * Tells a voter whose ballot was on the way when the vote ended that it was not counted, one after the other, until they
 * acknowledge it: held by a pause, without a line, or after a reload.
 */
export function LateBallots() {
  const { t } = useTranslation('ballotCourse');
  const { meetingId } = useLiveStore();
  const selfId = useLiveView((view) => view.selfId);
  const { late, acknowledge } = useLateBallots(meetingId, selfId);
  const [first] = late;
  if (!first) return null;
  return (
    <Sheet
      open
      key={first.ballotId}
      onClose={null}
      title={t('late.title')}
      footer={
        <Button look="primary" size="large" wide onClick={() => acknowledge(first)}>
          {t('late.acknowledge')}
        </Button>
      }
    >
      <Notice tone="error" title={first.question}>
        {t('late.text')}
      </Notice>
    </Sheet>
  );
}

function useLateBallots(meetingId: MeetingId, selfId: string | null) {
  const cache = useQueryClient();
  const closedBallots = useLive((state) => state.closedBallots);
  const voidBallots = useLive((state) => state.voidBallots);
  const countedBallot = useLive((state) => state.countedBallot);
  const over = useMemo(
    () => votesOver({ closedBallots, voidBallots, countedBallot }),
    [closedBallots, voidBallots, countedBallot],
  );
  const queryKey = ['ballots.late', meetingId, selfId, over.length];
  const { data: late = [] } = useQuery({
    queryKey,
    enabled: selfId !== null && over.length > 0,
    queryFn: () =>
      lateBallots({ meetingId, selfId: selfId ?? '', over }, localStorage, async (vote) => {
        const params = { meetingId, ballotId: vote.ballotId };
        const name = vote.isSecret ? 'sealedBallots.mine' : 'ballots.mine';
        return (await call(name, { params })) !== null;
      }),
    placeholderData: (before) => before,
    staleTime: 0,
    retry: false,
    refetchInterval: LOOK_MS,
  });

  function acknowledge({ ballotId }: VoteOver): void {
    forget(localStorage, keptKey(meetingId, ballotId, selfId ?? ''));
    cache.setQueryData<VoteOver[]>(queryKey, (shown = []) =>
      shown.filter((vote) => vote.ballotId !== ballotId),
    );
  }
  return { late, acknowledge };
}

import { IconMailForward } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '#client/api/query.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import type { Meeting } from '#contract/http/meetings.ts';
import type { PaperRequest } from '#contract/http/papers.ts';
import type { OrgUnit } from '#contract/http/units.ts';
import { AskSheet } from './AskSheet.tsx';
import { BoardFilter, type BoardPart, inPart } from './BoardFilter.tsx';
import { BoardRow } from './BoardRow.tsx';
import { PaperClock } from './PaperClock.tsx';
import classes from './Papers.module.css';
import { ReviewSheet } from './ReviewSheet.tsx';
import { useReviewed } from './use-reviewed.ts';

const REFRESH_MS = 20_000;

/** What each agency owes a meeting, by agency; from here papers are asked for, reminded of, approved and returned. */
export function PaperBoard({ meeting, units }: { meeting: Meeting; units: readonly OrgUnit[] }) {
  const { t } = useTranslation('papers');
  const [asking, setAsking] = useState(false);
  const [reviewed, setReviewed] = useReviewed();
  const [part, setPart] = useState<BoardPart>('all');
  const { meetingId } = meeting;
  const board = useQuery({
    ...read('papers.board', { params: { meetingId } }),
    refetchInterval: REFRESH_MS,
  });
  if (!board.data) {
    return (
      <Card title={t('board.title')}>
        {board.error ? (
          <ErrorState error={board.error} onRetry={() => void board.refetch()} />
        ) : (
          <LoadingState />
        )}
      </Card>
    );
  }
  const { due, requests } = board.data;
  const shown = byAgency(requests).filter((paper) => inPart(paper, part));
  const opened = requests.find(({ requestId }) => requestId === reviewed);
  const mayAsk = meeting.phase !== 'ended' && meeting.items.length > 0;
  return (
    <Card
      title={t('board.title')}
      action={
        mayAsk && (
          <Button
            icon={<IconMailForward size={20} aria-hidden="true" />}
            onClick={() => setAsking(true)}
          >
            {t('board.ask')}
          </Button>
        )
      }
    >
      <PaperClock due={due} isReleased={meeting.phase !== 'draft'} />
      {requests.length === 0 ? (
        <EmptyState title={t('board.empty')} text={t('board.emptyText')} />
      ) : (
        <>
          <BoardFilter papers={requests} part={part} onPart={setPart} />
          {shown.length === 0 && <p className={classes.quiet}>{t('board.noneHere')}</p>}
          <ul className={classes.rows} aria-label={t('board.title')}>
            {shown.map((paper) => (
              <BoardRow
                key={paper.requestId}
                paper={paper}
                onReview={() => setReviewed(paper.requestId)}
              />
            ))}
          </ul>
        </>
      )}
      {asking && (
        <AskSheet
          meeting={meeting}
          units={units}
          dueAt={due.dueAt}
          onClose={() => setAsking(false)}
        />
      )}
      {opened && <ReviewSheet paper={opened} onClose={() => setReviewed(null)} />}
    </Card>
  );
}

/** Agencies side by side, each with its papers in the order of the agenda. */
function byAgency(requests: readonly PaperRequest[]): PaperRequest[] {
  return [...Map.groupBy(requests, ({ unitId }) => unitId).values()].flat();
}

import { IconBellRinging, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { Button, IconButton } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { formatTime } from '#client/ui/format-date.ts';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { PaperRequest } from '#contract/http/papers.ts';
import { DueLine } from './DueLine.tsx';
import { PaperPill } from './PaperPill.tsx';
import classes from './Papers.module.css';
import { usePaperAct } from './use-paper-act.ts';

/** One agency's paper on the board: how far it is, and what its follower can do about it. */
export function BoardRow({ paper, onReview }: { paper: PaperRequest; onReview: () => void }) {
  const { t } = useTranslation('papers');
  const [withdrawing, setWithdrawing] = useState(false);
  const params = { requestId: paper.requestId };
  const { version, title, unitName, progress } = paper;
  const remind = usePaperAct(() => call('papers.remind', { params }));
  const withdraw = usePaperAct(
    () => call('papers.withdraw', { params, body: { version } }),
    () => setWithdrawing(false),
  );
  const isOwed = progress.state === 'asked' || progress.state === 'returned';
  const isSubmitted = progress.state === 'submitted';
  const names = { title, unit: unitName };
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <p className={classes.unit}>{unitName}</p>
        <p>
          {title}
          <span className={classes.quiet}> · {paper.itemTitle}</span>
        </p>
        <DueLine paper={paper} />
        {paper.remindedAt !== null && isOwed && (
          <p className={classes.quiet}>
            {t('board.reminded', { at: formatTime(paper.remindedAt) })}
          </p>
        )}
        {progress.state === 'returned' && <p className={classes.quiet}>{progress.reason}</p>}
      </div>
      <div className={classes.rowState}>
        <PaperPill paper={paper} />
        <span className={`numerals ${classes.quiet}`}>
          {t('files.count', { count: paper.documents.length })}
        </span>
      </div>
      <div className={classes.rowActions}>
        {isOwed && (
          <Button
            size="small"
            icon={<IconBellRinging size={18} aria-hidden="true" />}
            aria-label={t('board.remindUnit', names)}
            loading={remind.isPending}
            onClick={() => remind.mutate(undefined)}
          >
            {t('board.remind')}
          </Button>
        )}
        {(isSubmitted || paper.documents.length > 0) && (
          <Button
            size="small"
            look={isSubmitted ? 'primary' : 'default'}
            aria-label={t(isSubmitted ? 'board.reviewOf' : 'board.lookAt', names)}
            onClick={onReview}
          >
            {t(isSubmitted ? 'board.review' : 'board.look')}
          </Button>
        )}
        {(isOwed || isSubmitted) && (
          <IconButton label={t('board.withdrawOf', names)} onClick={() => setWithdrawing(true)}>
            <IconTrash size={20} />
          </IconButton>
        )}
      </div>
      {remind.error && (
        <div className={classes.rowNotice}>
          <ErrorNotice error={remind.error} />
        </div>
      )}
      <ConfirmDialog
        open={withdrawing}
        danger
        title={t('board.withdrawTitle', names)}
        confirm={t('board.withdraw')}
        busy={withdraw.isPending}
        error={withdraw.error}
        onConfirm={() => withdraw.mutate(undefined)}
        onClose={() => setWithdrawing(false)}
      >
        {t('board.withdrawText')}
      </ConfirmDialog>
    </li>
  );
}

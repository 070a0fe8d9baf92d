import { IconMessagePlus, IconTable } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#client/features/viewer/Panel.tsx';
import { Button, ButtonLink } from '#client/ui/Button.tsx';
import { SelectField } from '#client/ui/Field.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { ScrollRegion } from '#client/ui/ScrollRegion.tsx';
import type { UserId } from '#contract/ids.ts';
import { CommentForm } from './CommentForm.tsx';
import classes from './Comments.module.css';
import { filterThreads, type ThreadFilter } from './shown-threads.ts';
import { ThreadCard } from './ThreadCard.tsx';
import { UnsentCard } from './UnsentCard.tsx';
import type { Commenting } from './use-commenting.ts';

/** The shared comments beside the page: those of the page or of the whole document, and the one that is being written. */
export function CommentsPanel({
  commenting,
  selfId,
  page,
  onPage,
  onClose,
}: {
  commenting: Commenting;
  selfId: UserId;
  page: number;
  /** Turns to the page of a thread; null: pages cannot be turned here. */
  onPage: ((page: number) => void) | null;
  onClose: () => void;
}) {
  const { comments, threads, chosenId, draft } = commenting;
  const { t } = useTranslation('comments');
  const [filter, setFilter] = useState<ThreadFilter>({ scope: 'page', state: 'open' });
  const list = useRef<HTMLOListElement>(null);
  const shown = filterThreads(threads, filter, page);
  const chosen = threads.find(({ threadId }) => threadId === chosenId);
  const isHidden = chosen !== undefined && !shown.includes(chosen);
  // A tapped marker leads to its card, whatever the filter was.
  useEffect(() => {
    if (!chosenId) return;
    if (isHidden) setFilter({ scope: 'document', state: 'all' });
    const card = list.current?.querySelector<HTMLElement>(`[data-thread="${chosenId}"]`);
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'nearest' });
  }, [chosenId, isHidden]);
  const { mayWrite = false, mayExport = false, meetingId } = comments.list ?? {};
  return (
    <Panel title={t('title')} onClose={onClose} wide>
      <p className={classes.forAll}>{t('forAll')}</p>
      {draft ? (
        <CommentForm
          draft={draft}
          onDraft={commenting.setDraft}
          onSend={() => {
            comments.open(draft);
            commenting.setDraft(null);
            setFilter((before) => ({ ...before, state: 'open' }));
          }}
        />
      ) : (
        mayWrite && (
          <div className={classes.begin}>
            <Button
              size="small"
              wide
              icon={<IconMessagePlus size={18} aria-hidden="true" />}
              onClick={() => commenting.beginOn(page, null)}
            >
              {t('begin', { page })}
            </Button>
          </div>
        )
      )}
      <div className={classes.filters}>
        <SelectField
          label={t('scope.label')}
          value={filter.scope}
          onChange={(event) =>
            setFilter({ ...filter, scope: event.currentTarget.value as ThreadFilter['scope'] })
          }
        >
          <option value="page">{t('scope.page')}</option>
          <option value="document">{t('scope.document')}</option>
        </SelectField>
        <SelectField
          label={t('state.label')}
          value={filter.state}
          onChange={(event) =>
            setFilter({ ...filter, state: event.currentTarget.value as ThreadFilter['state'] })
          }
        >
          <option value="open">{t('state.open')}</option>
          <option value="resolved">{t('state.resolved')}</option>
          <option value="all">{t('state.all')}</option>
        </SelectField>
      </div>
      <ScrollRegion className={classes.scroll} role="region" aria-label={t('threads')}>
        <ErrorNotice error={comments.error} />
        {!comments.list && !comments.error && <LoadingState label={t('loading')} />}
        <ol ref={list} className={classes.threads}>
          {comments.unsent.map(
            (one) =>
              one.begins && (
                <li key={one.commentId}>
                  <UnsentCard comment={one} onDrop={() => comments.drop(one.commentId)} />
                </li>
              ),
          )}
          {shown.map((thread) => (
            <li key={thread.threadId}>
              <ThreadCard
                thread={thread}
                comments={comments}
                selfId={selfId}
                isChosen={thread.threadId === chosenId}
                onShow={() => {
                  commenting.choose(thread.threadId);
                  if (thread.page !== page) onPage?.(thread.page);
                }}
              />
            </li>
          ))}
        </ol>
        {comments.list && shown.length === 0 && comments.unsent.length === 0 && (
          <p className={classes.none}>{t(filter.scope === 'page' ? 'noneOnPage' : 'none')}</p>
        )}
      </ScrollRegion>
      {mayExport && meetingId && (
        <div className={classes.foot}>
          <ButtonLink
            size="small"
            wide
            to={`/cuoc-hop/${meetingId}/gop-y`}
            target="_blank"
            icon={<IconTable size={18} aria-hidden="true" />}
          >
            {t('gathered.title')}
          </ButtonLink>
        </div>
      )}
    </Panel>
  );
}

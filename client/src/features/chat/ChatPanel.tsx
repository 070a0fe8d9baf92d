import { IconMessages, IconSend } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOfUser } from '#client/features/meeting/people.ts';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useLive, useLiveView, useMay } from '#client/live/use-live.ts';
import { IconButton } from '#client/ui/Button.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { formatTime } from '#client/ui/format-date.ts';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { ScrollRegion } from '#client/ui/ScrollRegion.tsx';
import { MOST_CHAT_MESSAGES } from '#contract/list-limits.ts';
import classes from './ChatPanel.module.css';

/** Messages to the whole meeting. What was written stays in the box until the server has stored it. */
export function ChatPanel() {
  const { t } = useTranslation('meeting');
  const frame = useLive((state) => state.frame);
  const chat = useLive((state) => state.chat);
  const ended = useLive((state) => state.phase === 'ended');
  const selfId = useLiveView((view) => view.selfId);
  const maySend = useMay('chat.send');
  const { run, busy, error } = useRun();
  const [text, setText] = useState('');
  const log = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (chat.length > 0) log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [chat.length]);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const said = text.trim();
    if (said === '' || busy) return;
    if (await run('chat.send', { text: said })) setText('');
  };
  return (
    <div className={classes.chat}>
      <ScrollRegion ref={log} className={classes.log} role="log" aria-label={t('chat.log')}>
        {chat.length === 0 && (
          <EmptyState
            icon={<IconMessages size={32} />}
            title={t(ended ? 'chat.noneAfter' : 'chat.empty')}
            text={t(ended ? 'chat.noneAfterText' : 'chat.emptyText')}
          />
        )}
        {chat.length >= MOST_CHAT_MESSAGES && (
          <p className={classes.cut}>{t('chat.cut', { count: MOST_CHAT_MESSAGES })}</p>
        )}
        {chat.map((message) => (
          <div
            key={message.messageId}
            className={classes.message}
            data-self={message.userId === selfId || undefined}
          >
            <p className={classes.who}>
              <strong>{nameOfUser(frame, message.userId)}</strong>
              <time dateTime={message.at}>{formatTime(message.at)}</time>
            </p>
            <p className={classes.text}>{message.text}</p>
          </div>
        ))}
      </ScrollRegion>
      <ErrorNotice error={error} />
      {maySend && !ended && (
        <form className={classes.form} onSubmit={(event) => void send(event)}>
          <input
            className={classes.input}
            aria-label={t('chat.label')}
            placeholder={t('chat.placeholder')}
            value={text}
            maxLength={2000}
            onChange={(event) => setText(event.target.value)}
          />
          <IconButton type="submit" look="primary" label={t('chat.send')}>
            <IconSend size={20} />
          </IconButton>
        </form>
      )}
    </div>
  );
}

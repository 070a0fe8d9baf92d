import { IconBooks } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#client/api/api-error.ts';
import { useMe } from '#client/api/session.ts';
import { useNotesKey } from '#client/features/notes-key/use-notes-key.ts';
import { NotesLock } from '#client/features/viewer/NotesLock.tsx';
import { Button } from '#client/ui/Button.tsx';
import { formatSize } from '#client/ui/format-size.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import type { PacketNotes } from '#contract/http/reading.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { NotedPacketStage } from './noted-packet.ts';
import classes from './PacketButton.module.css';
import { PacketTooLarge } from './packet-limit.ts';
import { useNotedPacket } from './use-noted-packet.ts';

/** The packet with one's own notes: says on how many documents they lie and what is not in it, and writes them in on this device. */
export default function NotedPacket({
  meetingId,
  onWithout,
}: {
  meetingId: MeetingId;
  onWithout: () => void;
}) {
  const { t } = useTranslation('packet');
  const { userId } = useMe();
  const keyView = useNotesKey();
  const { counted, make, stage } = useNotedPacket(meetingId, userId, (title) =>
    t('noted.fileName', { title }),
  );
  const noted = counted.data?.filter(({ count }) => count > 0) ?? [];
  const isShut = keyView?.state === 'locked' || keyView?.state === 'insecure';
  if (counted.isPending) return <LoadingState label={t('noted.counting')} />;
  return (
    <>
      <Button
        wide
        loading={make.isPending}
        disabled={isShut || noted.length === 0}
        icon={<IconBooks size={20} aria-hidden="true" />}
        onClick={() => make.mutate()}
      >
        {t(make.isPending ? 'making' : 'noted.get')}
      </Button>
      <ErrorNotice error={counted.error} />
      {counted.data && <Counted noted={noted} all={counted.data} />}
      {isShut && noted.length > 0 && (
        <Notice tone="warn">
          <p>{t(keyView.state === 'locked' ? 'noted.locked' : 'noted.insecure')}</p>
          <NotesLock view={keyView} />
        </Notice>
      )}
      {make.isPending && <Progress stage={stage} />}
      {make.data && (
        <Notice tone="ok">
          <p>
            {t('noted.given', { count: make.data.noteCount, documents: make.data.documentCount })}
          </p>
          {make.data.unreadable > 0 && (
            <p>{t('noted.unreadable', { count: make.data.unreadable })}</p>
          )}
        </Notice>
      )}
      {make.isError && <Problem error={make.error} onWithout={onWithout} />}
    </>
  );
}

function Counted({ noted, all }: { noted: readonly PacketNotes[]; all: readonly PacketNotes[] }) {
  const { t } = useTranslation('packet');
  const onlyOlder = all.filter(({ olderCount }) => olderCount > 0);
  return (
    <>
      <p className={classes.hint} role="status">
        {noted.length > 0 ? t('noted.hint', { count: noted.length }) : t('noted.none')}
      </p>
      {onlyOlder.length > 0 && (
        <Notice>
          <p>{t('noted.older', { count: onlyOlder.length })}</p>
          <ul className={classes.titles}>
            {onlyOlder.map(({ documentId, title }) => (
              <li key={documentId}>{title}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

function Progress({ stage }: { stage: NotedPacketStage }) {
  const { t } = useTranslation('packet');
  const label = t(`noted.stage.${stage.kind}`);
  return (
    <div className={classes.progress}>
      <p className={classes.hint} role="status">
        {label}
      </p>
      {'total' in stage ? (
        <progress aria-label={label} value={stage.done} max={Math.max(1, stage.total)} />
      ) : (
        <progress aria-label={label} />
      )}
    </div>
  );
}

/** Says why there is no packet with notes; the one without is always offered. */
function Problem({ error, onWithout }: { error: Error; onWithout: () => void }) {
  const { t } = useTranslation('packet');
  const without = (
    <Button size="small" onClick={onWithout}>
      {t('noted.without')}
    </Button>
  );
  if (error instanceof ApiError) return <ErrorNotice error={error} action={without} />;
  if (!(error instanceof PacketTooLarge))
    return (
      <Notice tone="error" action={without}>
        {t('noted.failed')}
      </Notice>
    );
  const sizes = { size: formatSize(error.sizeBytes), limit: formatSize(error.limitBytes) };
  return (
    <Notice tone="warn" action={without}>
      {t('noted.tooLarge', sizes)}
    </Notice>
  );
}

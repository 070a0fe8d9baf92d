import { IconArrowBackUp, IconSend, IconUsersGroup } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { IconButton } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { MeetingDocument } from '#contract/http/documents.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import { HandOutSheet } from './HandOutSheet.tsx';
import { RecallSheet } from './RecallSheet.tsx';

/** What can be done with a document that is handed out, or will be: whom it is for, recall, and out again. */
export function HandOutActs({
  document,
  meeting,
  onDone,
}: {
  document: MeetingDocument;
  meeting: Pick<Meeting, 'participants' | 'sites' | 'phase'>;
  onDone: () => void;
}) {
  const { t } = useTranslation('handOut');
  const [sheet, setSheet] = useState<'none' | 'hand-out' | 'recall'>('none');
  const { documentId, version, title, handOut } = document;
  const close = () => setSheet('none');
  const done = () => {
    close();
    onDone();
  };
  const release = useMutation({
    mutationFn: () => call('documents.release', { params: { documentId }, body: { version } }),
    onSettled: onDone,
  });
  if (!handOut) return null;
  const isOut = meeting.phase === 'released' || meeting.phase === 'running';
  return (
    <>
      <IconButton label={t('sheet.open', { title })} onClick={() => setSheet('hand-out')}>
        <IconUsersGroup size={20} />
      </IconButton>
      {isOut && !handOut.recall && (
        <IconButton label={t('recall.open', { title })} onClick={() => setSheet('recall')}>
          <IconArrowBackUp size={20} />
        </IconButton>
      )}
      {isOut && handOut.recall && (
        <IconButton
          label={t('release.open', { title })}
          disabled={release.isPending}
          onClick={() => release.mutate()}
        >
          <IconSend size={20} />
        </IconButton>
      )}
      {release.error && <ErrorNotice error={release.error} />}
      {sheet === 'hand-out' && (
        <HandOutSheet
          document={document}
          handOut={handOut}
          meeting={meeting}
          onDone={done}
          onClose={close}
        />
      )}
      {sheet === 'recall' && <RecallSheet document={document} onDone={done} onClose={close} />}
    </>
  );
}

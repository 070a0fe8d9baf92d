import { IconArrowBackUp, IconSend, IconUsersGroup } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import type { MenuAct } from '#client/ui/MoreMenu.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { MeetingDocument } from '#contract/http/documents.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import { HandOutSheet } from './HandOutSheet.tsx';
import { RecallSheet } from './RecallSheet.tsx';

/**
 * What can be done with a document that is handed out, or will be: whom it is for, recall, and out again. `sheet` is what an act
 * asks or could not do, and must be shown beside the acts.
 */
export function useHandOutActs(
  document: MeetingDocument,
  meeting: Pick<Meeting, 'participants' | 'sites' | 'phase'>,
  onDone: () => void,
): { acts: MenuAct[]; sheet: ReactNode } {
  const { t } = useTranslation('handOut');
  const [asked, setAsked] = useState<'nothing' | 'hand-out' | 'recall'>('nothing');
  const { documentId, version, handOut } = document;
  const close = () => setAsked('nothing');
  const done = () => {
    close();
    onDone();
  };
  const release = useMutation({
    mutationFn: () => call('documents.release', { params: { documentId }, body: { version } }),
    onSettled: onDone,
  });
  if (!handOut) return { acts: [], sheet: null };
  const isOut = meeting.phase === 'released' || meeting.phase === 'running';
  const acts = [
    {
      text: t('sheet.open'),
      icon: <IconUsersGroup size={20} aria-hidden="true" />,
      onChoose: () => setAsked('hand-out'),
    },
    isOut && !handOut.recall
      ? {
          text: t('recall.action'),
          icon: <IconArrowBackUp size={20} aria-hidden="true" />,
          onChoose: () => setAsked('recall'),
        }
      : null,
    isOut && handOut.recall
      ? {
          text: t('release.action'),
          icon: <IconSend size={20} aria-hidden="true" />,
          onChoose: () => release.mutate(),
        }
      : null,
  ].filter((act) => act !== null);
  const sheet = (
    <>
      <ErrorNotice error={release.error} />
      {asked === 'hand-out' && (
        <HandOutSheet
          document={document}
          handOut={handOut}
          meeting={meeting}
          onDone={done}
          onClose={close}
        />
      )}
      {asked === 'recall' && <RecallSheet document={document} onDone={done} onClose={close} />}
    </>
  );
  return { acts, sheet };
}

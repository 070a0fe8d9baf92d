import { IconBooks } from '@tabler/icons-react';
import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { useMe } from '#client/api/session.ts';
import { loadTexts } from '#client/i18n/i18n.ts';
import { Button } from '#client/ui/Button.tsx';
import { CheckField } from '#client/ui/Field.tsx';
import { latePart } from '#client/ui/late-part.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { MeetingId } from '#contract/ids.ts';
import { packetAddress } from './fetch-packet.ts';
import classes from './PacketButton.module.css';

// Few ask for it, and it brings the notes and their key along.
const NotedPacket = latePart(async () => {
  const [part] = await Promise.all([import('./NotedPacket.tsx'), loadTexts('viewer')]);
  return part.default;
});

/** Puts together all that one may take along of a meeting, with or without one's own notes, and hands it to the browser to keep. */
export function PacketButton({ meetingId }: { meetingId: MeetingId }) {
  const { t } = useTranslation('packet');
  const { kind } = useMe();
  const [withNotes, setWithNotes] = useState(false);
  const plain = useMutation({
    mutationFn: () => call('packets.make', { params: { meetingId } }),
    onSuccess: () => download(packetAddress(meetingId)),
  });
  const takePlain = () => {
    setWithNotes(false);
    plain.mutate();
  };
  return (
    <div className={classes.packet}>
      {withNotes ? (
        <NotedPacket meetingId={meetingId} onWithout={takePlain} />
      ) : (
        <PlainPacket make={plain} />
      )}
      {kind === 'person' && (
        <CheckField
          label={t('withNotes')}
          checked={withNotes}
          onChange={(event) => setWithNotes(event.currentTarget.checked)}
        />
      )}
    </div>
  );
}

function PlainPacket({ make }: { make: UseMutationResult<{ sizeBytes: number }, Error, void> }) {
  const { t } = useTranslation('packet');
  return (
    <>
      <Button
        wide
        loading={make.isPending}
        icon={<IconBooks size={20} aria-hidden="true" />}
        onClick={() => make.mutate()}
      >
        {t(make.isPending ? 'making' : 'get')}
      </Button>
      <p className={classes.hint} role="status">
        {make.isSuccess ? t('given') : t('hint')}
      </p>
      {make.isError && <ErrorNotice error={make.error} />}
    </>
  );
}

/** Lets the browser fetch a file by itself: it may be larger than a tablet's memory. */
function download(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}

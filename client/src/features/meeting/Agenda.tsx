import { useState } from 'react';
import { AgendaRail } from '#client/features/agenda/AgendaRail.tsx';
import { ConclusionSheet } from '#client/features/agenda/ConclusionSheet.tsx';
import { useSubstituteOf } from '#client/features/invitations/use-stands-for.ts';
import { PacketButton } from '#client/features/packet/PacketButton.tsx';
import { useLive, useLiveStore, useMay, useServerNow } from '#client/live/use-live.ts';
import type { AgendaItemId } from '#contract/ids.ts';
import type { FrameItem } from '#contract/live/state.ts';
import classes from './Agenda.module.css';
import { participantOf } from './people.ts';
import type { UseReading } from './use-reading.ts';

const none: never[] = [];

/** The agenda of the running meeting, bound to the store; `onOpened` closes the sheet that it may lie in. */
export function Agenda({
  reading,
  onFailed,
  onOpened,
}: {
  reading: UseReading;
  onFailed: (error: unknown) => void;
  onOpened?: () => void;
}) {
  const store = useLiveStore();
  const items = useLive((state) => state.frame?.items ?? none);
  const currentItemId = useLive((state) => state.currentItemId);
  const doneItemIds = useLive((state) => state.doneItemIds);
  const conclusions = useLive((state) => state.conclusions);
  const mayConclude = useMay('conclusion.write');
  const [concluding, setConcluding] = useState<AgendaItemId | null>(null);
  const presented = useLive((state) => state.presentation?.versionId ?? null);
  const phase = useLive((state) => state.phase);
  const itemOpenedAt = useLive((state) => state.itemOpenedAt);
  const now = useServerNow(itemOpenedAt !== null);
  const meetingId = useLive((state) => state.frame?.meetingId ?? null);
  const mayRead = useMay('document.read');
  const hasPapers = items.some(({ documents }) => documents.some(({ isInternal }) => !isInternal));
  const mayGoTo = useMay('agenda.goTo');
  const frame = useLive((state) => state.frame);
  const substituteOf = useSubstituteOf();
  const presenterOf = ({ presenterId }: FrameItem) => {
    const person = presenterId && participantOf(frame, presenterId);
    return person ? [person.name, substituteOf(person)].filter(Boolean).join(' · ') : null;
  };
  return (
    <>
      <AgendaRail
        items={items}
        currentItemId={currentItemId}
        doneItemIds={doneItemIds}
        openVersionId={reading.place?.versionId ?? null}
        presentedVersionId={presented}
        presenterOf={presenterOf}
        conclusions={conclusions}
        onConclude={mayConclude && phase === 'running' ? setConcluding : null}
        minutesTaken={itemOpenedAt ? Math.floor((now - Date.parse(itemOpenedAt)) / 60_000) : 0}
        ended={phase === 'ended'}
        withHeading={!onOpened}
        onOpen={(versionId) => {
          reading.open(versionId);
          onOpened?.();
        }}
        onGoTo={
          mayGoTo && phase === 'running'
            ? (itemId) => {
                store.command('agenda.goTo', { itemId }).catch(onFailed);
                onOpened?.();
              }
            : null
        }
      />
      {concluding && <ConclusionSheet itemId={concluding} onClose={() => setConcluding(null)} />}
      {meetingId && mayRead && hasPapers && (
        <div className={classes.below}>
          <PacketButton meetingId={meetingId} />
        </div>
      )}
    </>
  );
}

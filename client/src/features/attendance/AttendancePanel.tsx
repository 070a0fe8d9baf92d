import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { persons } from '#client/features/meeting/people.ts';
import { RemovedCard } from '#client/features/removal/RemovedCard.tsx';
import { WaitingRoomCard } from '#client/features/waiting-room/WaitingRoomCard.tsx';
import { useLive, useLiveView, useMay } from '#client/live/use-live.ts';
import { latePart } from '#client/ui/late-part.tsx';
import { SheetWaiting } from '#client/ui/SheetWaiting.tsx';
import classes from './Attendance.module.css';
import { countRoster, type Grouping, groupRoster, type RosterEntry } from './group-roster.ts';
import { KeepersTools } from './KeepersTools.tsx';
import { LetInGuests } from './LetInGuests.tsx';
import { OpeningDecision } from './OpeningDecision.tsx';
import { OwnAttendance } from './OwnAttendance.tsx';
import { RosterRow } from './RosterRow.tsx';
import { useLetInGuests } from './use-let-in-guests.ts';

const MarkSheet = latePart(async () => (await import('./MarkSheet.tsx')).MarkSheet, SheetWaiting);

/**
 * Who is here: live counts, and the roster by unit or by room; the secretary and the chair correct it here. Who came in by the code
 * stands apart, for nobody waits for them.
 */
export function AttendancePanel() {
  const { t } = useTranslation('meeting');
  const { t: tCheckIn } = useTranslation('checkIn');
  const frame = useLive((state) => state.frame);
  const attendance = useLive((state) => state.attendance);
  const presence = useLiveView((view) => view.presence);
  const mayMark = useMay('attendance.mark');
  const readmits = useMay('participant.readmit');
  const letsIn = useMay('waitingRoom.manage');
  const showsCode = useMay('attendance.showCode');
  const exports = useMay('attendance.export');
  const ended = useLive((state) => state.phase === 'ended');
  const [by, setBy] = useState<Grouping>('unit');
  const [marked, setMarked] = useState<RosterEntry | null>(null);
  const entries = persons(frame)
    .filter(({ isLetIn }) => !isLetIn)
    .map((participant) => ({
      participant,
      record: attendance[participant.userId] ?? null,
      connected: presence.has(participant.userId),
    }));
  const counts = countRoster(entries);
  const guestsHere = countRoster(useLetInGuests().inside).present;
  const groups = groupRoster(entries, by, frame?.sites ?? [], t('attendance.elsewhere'));
  return (
    <div className={classes.panel}>
      <dl className={classes.counts}>
        <Count of={counts.present} word={t('attendance.presentCount')} tone="ok" />
        <Count
          of={counts.absent}
          word={t(ended ? 'attendance.absentAfterCount' : 'attendance.absentCount')}
          tone="plain"
        />
        {counts.left > 0 && (
          <Count of={counts.left} word={tCheckIn('list.leftCount')} tone="plain" />
        )}
        <Count of={counts.excused} word={t('attendance.excusedCount')} tone="warn" />
        {guestsHere > 0 && <Count of={guestsHere} word={tCheckIn('guests.count')} tone="plain" />}
      </dl>
      {letsIn && <WaitingRoomCard />}
      {readmits && <RemovedCard />}
      <OpeningDecision />
      {!mayMark && <OwnAttendance />}
      {(showsCode || exports) && <KeepersTools />}
      {(frame?.sites.length ?? 0) > 0 && (
        <fieldset className={classes.grouping}>
          <legend className={classes.hidden}>{t('attendance.groupBy')}</legend>
          {(['unit', 'site'] as const).map((grouping) => (
            <button
              key={grouping}
              type="button"
              aria-pressed={by === grouping}
              onClick={() => setBy(grouping)}
            >
              {t(grouping === 'unit' ? 'attendance.byUnit' : 'attendance.bySite')}
            </button>
          ))}
        </fieldset>
      )}
      {groups.map((group) => (
        <section key={group.key} aria-label={group.name}>
          <h3 className={classes.group}>
            {group.name}
            <span className="numerals">
              {countRoster(group.entries).present}/{group.entries.length}
            </span>
          </h3>
          <ul className={classes.rows}>
            {group.entries.map((entry) => (
              <RosterRow
                key={entry.participant.userId}
                entry={entry}
                ended={ended}
                onMark={mayMark && !ended ? () => setMarked(entry) : null}
              />
            ))}
          </ul>
        </section>
      ))}
      <LetInGuests onMark={mayMark && !ended ? setMarked : null} />
      {/* Who keeps attendance sees the list first; their own place is changed below it. */}
      {mayMark && <OwnAttendance />}
      {marked && <MarkSheet entry={marked} onClose={() => setMarked(null)} />}
    </div>
  );
}

function Count({ of, word, tone }: { of: number; word: string; tone: 'ok' | 'warn' | 'plain' }) {
  return (
    <div className={classes.count} data-tone={tone}>
      <dt>{word}</dt>
      <dd>{of}</dd>
    </div>
  );
}

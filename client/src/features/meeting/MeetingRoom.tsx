import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#client/api/session.ts';
import { LateBallots } from '#client/features/ballots/LateBallots.tsx';
import { useOwnBallot } from '#client/features/ballots/use-own-ballot.ts';
import { useReadySheet } from '#client/features/ballots/use-ready-sheet.ts';
import { useVoteSheet } from '#client/features/ballots/use-vote-sheet.ts';
import { useConference } from '#client/features/conference/conference-context.tsx';
import { MicrophoneAsked } from '#client/features/conference/MicrophoneAsked.tsx';
import { useFloorPicture } from '#client/features/conference/use-floor-picture.ts';
import { FloorWarnings } from '#client/features/speakers/FloorWarnings.tsx';
import { useAwake } from '#client/features/stage/use-awake.ts';
import { WaitingNotice } from '#client/features/waiting-room/WaitingNotice.tsx';
import { useLive, useLiveEvents, useMay } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { latePart } from '#client/ui/late-part.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { LiveEvent } from '#contract/live/events.ts';
import { Agenda } from './Agenda.tsx';
import { Announcer } from './Announcer.tsx';
import { CallNotice } from './CallNotice.tsx';
import { ConnectionBar } from './ConnectionBar.tsx';
import { Dock } from './Dock.tsx';
import classes from './MeetingRoom.module.css';
import { RoomCentre } from './RoomCentre.tsx';
import { type RoomSheet, RoomSheets } from './RoomSheets.tsx';
import { SidePanel } from './SidePanel.tsx';
import { type SideTab, useSideTabs } from './SideTabs.tsx';
import { StateBar } from './StateBar.tsx';
import { tabAfter } from './tab-after.ts';
import { useAskedPlace } from './use-asked-place.ts';
import { type Centre, useCentre } from './use-centre.ts';
import { useOwnActs } from './use-own-acts.tsx';
import { usePartsAhead } from './use-parts-ahead.ts';
import { useReading } from './use-reading.ts';
import { useRun } from './use-run.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useWidth } from './use-width.ts';

const HallStage = latePart(
  async () => (await import('#client/features/stage/HallStage.tsx')).HallStage,
);
const EndedNotice = latePart(
  async () => (await import('#client/features/recording/EndedNotice.tsx')).EndedNotice,
  () => null,
);

/** The room: state bar, agenda, document or stage, people, dock, and whatever lies over them. */
export function MeetingRoom({
  onSound,
  onLeave,
}: {
  /** Takes part with this device's sound instead of without. */
  onSound: () => void;
  onLeave: () => void;
}) {
  const { t } = useTranslation('meeting');
  const width = useWidth();
  const conference = useConference();
  useFloorPicture();
  usePartsAhead();
  const acts = useRun();
  const asked = useAskedPlace();
  const reading = useReading(asked, acts.fail);
  const ownActs = useOwnActs(acts);
  // A room's own device asks for nothing: it shows who of its room is there.
  const [tab, setTab] = useState<SideTab>(
    useMe().kind === 'siteDevice' ? 'attendance' : 'speakers',
  );
  const tabs = useSideTabs();
  const centre = useCentre(reading.role, width, asked !== null);
  const { sheet, setSheet, closeSheet } = useSheet();
  const ballot = useLive((state) => state.openBallot);
  const publishes = useMay('ballot.publish');
  const endedAt = useLive((state) => state.endedAt);
  const own = useOwnBallot(ballot);
  const leadsVote = useMay('ballot.pause');
  const onSent = useVoteSheet(ballot, own, leadsVote, (shown) => {
    if (shown) setSheet('vote');
    else closeSheet('vote');
  });
  const isAskedReady = useReadySheet((shown) => {
    if (shown) setSheet('ready');
    else closeSheet('ready');
  });
  useLiveEvents(
    useCallback(
      (event: LiveEvent) => {
        setTab((shown) => tabAfter(event, shown));
        // Nobody publishes what they have not seen.
        if (event.type === 'ballot.counted' && publishes && width === 'phone') setSheet('people');
      },
      [publishes, width, setSheet],
    ),
  );
  const showTab = (shown: SideTab) => {
    setTab(shown);
    if (width === 'phone') setSheet('people');
  };
  const showStage = () => {
    centre.showStage();
    setSheet(null);
  };
  const showLayouts = () => setSheet('layout');
  const showSeats = () => {
    centre.show('seats');
    setSheet(null);
  };
  useShortcuts((does, key) => {
    if (sheet !== null) return;
    if (does === 'help') setSheet('shortcuts');
    if (does === 'layout') showLayouts();
    if (does === 'stage')
      if (centre.shows === 'documentSpeaker') centre.showStage();
      else centre.show('documentSpeaker');
    if (does === 'vote' && own) setSheet('vote');
    if (does === 'tab') showTab(tabs[Number(key) - 1] ?? tab);
    if (does === 'browse') (reading.role === 'browsing' ? reading.follow : reading.browse)();
    if (does === 'request')
      ownActs.acts.find((act) => act.key === 'request' || act.key === 'withdraw')?.onClick();
  });
  const { call } = reading;
  const wasCalled = useRef(false);
  // Who went along with a call of the chair sees the page, whatever stood in the centre before.
  useEffect(() => {
    if (wasCalled.current && !call && reading.role === 'following') centre.show('documentSpeaker');
    wasCalled.current = call !== null;
  });
  const covered = sheet !== null;
  // What a sheet covers is not received.
  useEffect(() => {
    if (!covered) return;
    conference.tiles.refresh();
    return () => conference.tiles.refresh();
  }, [conference, covered]);
  const isHall = centre.shows === 'hall';
  const awake = useAwake(isHall);
  return (
    <>
      <div
        className={classes.room}
        inert={covered}
        aria-hidden={covered || undefined}
        data-bare={isHall || undefined}
        data-awake={awake || undefined}
      >
        <div>
          {!isHall && <StateBar onOptions={() => setSheet('options')} />}
          <ConnectionBar />
          {endedAt && <EndedNotice endedAt={endedAt} />}
        </div>
        {isHall ? (
          <HallStage centre={centre} onLayout={showLayouts} />
        ) : (
          <div className={classes.body}>
            {width === 'desktop' && (
              <nav className={classes.rail} aria-label={t('agenda.open')}>
                <Agenda reading={reading} onFailed={acts.fail} />
              </nav>
            )}
            <RoomCentre
              centre={centre}
              width={width}
              reading={reading}
              onLayout={showLayouts}
              onFailed={acts.fail}
            />
            {width !== 'phone' && (
              <aside className={classes.side} aria-label={t('side.open')}>
                <SidePanel
                  tab={tab}
                  onTab={setTab}
                  pictures={endedAt === null ? besideCentre(centre) : 'none'}
                  onStage={showStage}
                />
              </aside>
            )}
          </div>
        )}
        <MicrophoneAsked />
        {call && <CallNotice call={call} />}
        <WaitingNotice
          inSight={call !== null || (tab === 'attendance' && width !== 'phone')}
          onSee={() => showTab('attendance')}
        />
        {acts.error !== null && sheet !== 'end' && sheet !== 'closeBallot' && (
          <div className={classes.failure}>
            <ErrorNotice
              error={acts.error}
              action={
                <Button size="small" onClick={acts.forget}>
                  {t('announce.dismiss')}
                </Button>
              }
            />
          </div>
        )}
        <Dock
          width={width}
          acts={acts}
          canVote={own !== null}
          isAskedReady={isAskedReady}
          onSheet={setSheet}
          onSound={onSound}
          onLeave={onLeave}
        />
      </div>
      <RoomSheets
        sheet={sheet}
        onSheet={setSheet}
        onClose={closeSheet}
        own={own}
        isAskedReady={isAskedReady}
        onSent={onSent}
        reading={reading}
        acts={acts}
        tab={tab}
        onTab={setTab}
        onStage={showStage}
        onSeats={showSeats}
        centre={centre}
        onLeave={onLeave}
      />
      <LateBallots />
      <Announcer />
      <FloorWarnings />
    </>
  );
}

/** What of the pictures has its place beside the centre. */
function besideCentre({ shows, shared, receivesShared }: Centre): 'none' | 'all' | 'faces' {
  if (shows !== 'documentSpeaker' && shows !== 'seats') return 'none';
  // What is shared stands large, or was not let in.
  return shared || !receivesShared ? 'faces' : 'all';
}

/** The sheet that is open; focus goes back to where it was opened from, for the room is inert meanwhile. */
function useSheet() {
  const [sheet, show] = useState<RoomSheet | null>(null);
  const opener = useRef<Element | null>(null);
  const setSheet = useCallback((next: RoomSheet | null) => {
    if (next !== null && !document.querySelector('dialog[open]'))
      opener.current = document.activeElement;
    show(next);
  }, []);
  // A command that opened a sheet's successor (a vote) may be answered after the event: only the sheet itself is closed.
  const closeSheet = useCallback(
    (which: RoomSheet) => show((shown) => (shown === which ? null : shown)),
    [],
  );
  useEffect(() => {
    if (sheet !== null) return;
    if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
    opener.current = null;
  }, [sheet]);
  return { sheet, setSheet, closeSheet };
}

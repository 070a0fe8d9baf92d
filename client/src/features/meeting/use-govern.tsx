import {
  IconBroadcast,
  IconCheckbox,
  IconChecks,
  IconGavel,
  IconMessageReply,
  IconMicrophoneOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerRecord,
  IconPlayerStop,
  IconPlayerTrackNext,
  IconSpeakerphone,
  IconSquare,
  IconSquareRoundedX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCloseDoubts } from '#client/features/ballots/use-close-doubts.ts';
import { useLive, useLiveStore, useLiveView } from '#client/live/use-live.ts';
import { nextToSpeak } from '#contract/live/speakers-queue.ts';
import {
  following,
  type GovernAct,
  isUntimely,
  nextAct,
  possibleActs,
  startsWithoutQuorum,
} from './govern.ts';
import { nameOfUser } from './people.ts';
import type { Run } from './use-run.ts';

/** An act of governing, ready for a button. */
export type GovernButton = {
  act: GovernAct;
  label: string;
  detail: string | null;
  icon: ReactNode;
  busy: boolean;
  onClick: () => void;
};

/** The picture of an act. */
const ICONS: Record<GovernAct, typeof IconSquare> = {
  start: IconPlayerPlay,
  endSpeech: IconSquare,
  openBallot: IconCheckbox,
  closeBallot: IconChecks,
  pauseBallot: IconPlayerPause,
  resumeBallot: IconPlayerPlay,
  publishBallot: IconBroadcast,
  answer: IconMessageReply,
  endInterpellation: IconSquare,
  next: IconPlayerTrackNext,
  call: IconSpeakerphone,
  conclude: IconGavel,
  muteAll: IconMicrophoneOff,
  record: IconPlayerRecord,
  stopRecording: IconPlayerStop,
  end: IconSquareRoundedX,
};

/** What the chair (or whoever may) can do now, and which of it is the next sensible act. */
export function useGovern(
  { run, busy }: Run,
  on: {
    start: () => void;
    openBallot: () => void;
    closeBallot: () => void;
    conclude: () => void;
    end: () => void;
  },
): { primary: GovernButton | null; others: GovernButton[] } {
  const { t } = useTranslation('meeting');
  const store = useLiveStore();
  const live = useLive((state) => state);
  const may = useLiveView((view) => view.may);
  const selfId = useLiveView((view) => view.selfId);
  const received = useLiveView((view) => view.received);
  const acts = useMemo(() => possibleActs(live, may), [live, may]);
  const ballot = live.openBallot;
  const doubts = useCloseDoubts(ballot);
  const first = nextAct(live, acts, doubts.awaited);
  const next = following(live);
  const waiting = nextToSpeak(live.waiting);

  const does: Record<GovernAct, () => void> = {
    start: () => {
      if (startsWithoutQuorum(live, selfId) || isUntimely(live, store.serverNow())) on.start();
      else void run('meeting.start', {});
    },
    endSpeech: () => void run('speakers.end', {}),
    openBallot: on.openBallot,
    closeBallot: () => {
      if (doubts.asks) on.closeBallot();
      else if (ballot) void run('ballot.close', { ballotId: ballot.ballotId });
    },
    pauseBallot: () => {
      if (ballot) void run('ballot.pause', { ballotId: ballot.ballotId });
    },
    resumeBallot: () => {
      if (ballot) void run('ballot.resume', { ballotId: ballot.ballotId });
    },
    publishBallot: () => {
      const counted = live.countedBallot;
      if (counted) void run('ballot.publish', { ballotId: counted.ballot.ballotId });
    },
    answer: () => void run('interpellation.turn', { to: 'answer' }),
    endInterpellation: () => void run('interpellation.end', {}),
    next: () => {
      if (next) void run('agenda.goTo', { itemId: next.itemId });
    },
    call: () => {
      if (waiting) void run('speakers.call', { requestId: waiting.requestId });
    },
    conclude: on.conclude,
    muteAll: () => void run('microphone.muteAll', {}),
    record: () => void run('recording.start', {}),
    stopRecording: () => void run('recording.stop', {}),
    end: on.end,
  };
  const details: Partial<Record<GovernAct, string | null>> = {
    call: waiting ? nameOfUser(live.frame, waiting.userId) : null,
    answer: live.interpellation ? nameOfUser(live.frame, live.interpellation.questionedId) : null,
    next: next?.title ?? null,
    endSpeech: live.floor ? nameOfUser(live.frame, live.floor.userId) : null,
    publishBallot: live.countedBallot?.ballot.question ?? null,
    closeBallot: ballot
      ? t('govern.received', { received: received?.received ?? 0, base: ballot.voters.length })
      : null,
  };
  const buttons = acts.map((act): GovernButton => {
    const Picture = ICONS[act];
    return {
      act,
      label: t(`govern.${act}`),
      detail: details[act] ?? null,
      icon: <Picture size={24} aria-hidden="true" />,
      busy: busy !== null && COMMAND[act] === busy,
      onClick: does[act],
    };
  });
  return {
    primary: buttons.find((button) => button.act === first) ?? null,
    others: buttons.filter((button) => button.act !== first),
  };
}

const COMMAND = {
  start: 'meeting.start',
  endSpeech: 'speakers.end',
  openBallot: 'ballot.open',
  closeBallot: 'ballot.close',
  pauseBallot: 'ballot.pause',
  resumeBallot: 'ballot.resume',
  publishBallot: 'ballot.publish',
  answer: 'interpellation.turn',
  endInterpellation: 'interpellation.end',
  next: 'agenda.goTo',
  call: 'speakers.call',
  conclude: 'conclusion.write',
  muteAll: 'microphone.muteAll',
  record: 'recording.start',
  stopRecording: 'recording.stop',
  end: 'meeting.end',
} as const;

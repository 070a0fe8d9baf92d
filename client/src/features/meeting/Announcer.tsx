import { IconX } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutcomeWords } from '#client/features/ballots/use-outcome-words.ts';
import { useVoidReason } from '#client/features/ballots/use-void-reason.ts';
import { isLockedOut } from '#client/features/conference/locked-out.ts';
import { useLiveEvents, useLiveStore } from '#client/live/use-live.ts';
import { IconButton } from '#client/ui/Button.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import type { LiveEvent } from '#contract/live/events.ts';
import classes from './Announcer.module.css';
import { nameOfUser } from './people.ts';
import { playTone } from './tone.ts';

/** How long an announcement stays in sight, in milliseconds. */
const SHOWN_MS = 9_000;

/** What is said; `stays` until it is put away, or something newer is said. */
type Said = { text: string; seen: boolean; seq: number; stays?: boolean };

/** Says what has just happened, to eye and ear: the floor, a vote, a result, the next item, and that a request of one's own was put off. */
export function Announcer() {
  const { t } = useTranslation(['meeting', 'leadingBallots', 'ballotCourse']);
  const { t: tFloor } = useTranslation('floor');
  const { t: tCheckIn } = useTranslation('checkIn');
  const { t: tRecording } = useTranslation('recording');
  const { t: tWaiting } = useTranslation('waitingRoom');
  const { t: tConference } = useTranslation('conference');
  const store = useLiveStore();
  const outcomeWords = useOutcomeWords();
  const voidReason = useVoidReason();
  const [said, setSaid] = useState<Said | null>(null);

  const hear = useCallback(
    (event: LiveEvent) => {
      const view = store.getSnapshot();
      const { state, selfId, may } = view;
      const say = (text: string, seen: boolean) => setSaid({ text, seen, seq: event.seq });
      switch (event.type) {
        case 'meeting.started':
          return say(
            event.withoutQuorum
              ? tCheckIn('start.decided', {
                  ...event.withoutQuorum.quorum,
                  reason: event.withoutQuorum.reason,
                })
              : t('announce.started'),
            true,
          );
        case 'meeting.ended':
          // The notice at the head of the page says it to the eye; over it, this would cover the way to the recording.
          return say(t('announce.ended'), false);
        case 'item.opened': {
          const title = state.frame?.items.find((item) => item.itemId === event.itemId)?.title;
          return say(t('announce.itemOpened', { title: title ?? '' }), event.actorId !== selfId);
        }
        case 'floor.given': {
          // The event of the interpellation itself comes just before: one of the two is heard.
          const { askerId, questionedId, subject } = state.interpellation ?? {};
          if (event.kind === 'question' && askerId && questionedId === selfId) {
            playTone('floor');
            const asker = nameOfUser(state.frame, askerId);
            const text = tFloor('interpellation.self', { asker, subject });
            return setSaid({ text, seen: true, seq: event.seq, stays: true });
          }
          const presents = event.kind === 'presentation';
          if (event.userId !== selfId) {
            const name = nameOfUser(state.frame, event.userId);
            return say(t(`announce.${presents ? 'presentOther' : 'floorOther'}`, { name }), false);
          }
          playTone('floor');
          return say(
            event.kind === 'answer'
              ? tFloor('interpellation.answerSelf')
              : t(`announce.${presents ? 'presentSelf' : 'floorSelf'}`),
            true,
          );
        }
        case 'speech.approved': {
          const request = state.waiting.find((r) => r.requestId === event.requestId);
          return request?.userId === selfId ? say(tFloor('approvedSelf'), true) : undefined;
        }
        case 'speech.refused':
          if (event.userId !== selfId) return;
          return say(
            event.reason === ''
              ? tFloor('refusedSelf')
              : tFloor('refusedSelfReason', { reason: event.reason }),
            true,
          );
        case 'ballot.opened': {
          const isAsked = selfId !== null && event.ballot.voters.includes(selfId);
          const isVoter = isAsked && !event.ballot.hands;
          if (isVoter) playTone('ballot');
          return say(t('announce.ballotOpened', event.ballot), !isVoter);
        }
        case 'ballot.paused':
          return say(t('ballotCourse:pause.word'), true);
        case 'ballot.resumed':
          return say(t('ballotCourse:pause.resumed'), true);
        case 'readiness.asked':
          return say(t('ballotCourse:ready.word'), false);
        case 'ballot.closed': {
          const ballot = state.closedBallots.find(({ ballotId }) => ballotId === event.ballotId);
          const { word, sentence: rule } = outcomeWords(ballot ?? {}, event.result);
          const outcome = word.charAt(0).toLocaleLowerCase() + word.slice(1);
          return say(t('announce.result', { outcome, rule }), true);
        }
        case 'presentation.calledAll':
          if (event.actorId === selfId)
            return say(t('announce.calledAll', { page: event.page }), true);
          return;
        case 'ballot.counted':
          return say(t('leadingBallots:waitsForChair'), !may.has('ballot.publish'));
        case 'ballot.voided':
          return say(`${t('leadingBallots:void.word')}. ${voidReason(event)}`, true);
        case 'recording.started':
          return say(tRecording('started'), true);
        case 'recording.stopped':
          return say(tRecording('stopped'), true);
        case 'recording.hindered':
          return say(
            tRecording(event.cause === null ? 'resumed' : `hindrance.${event.cause}`),
            event.cause === null || may.has('recording.stop'),
          );
        case 'participant.removed':
        case 'participant.readmitted': {
          const name = nameOfUser(state.frame, event.userId);
          const done = event.type === 'participant.removed' ? 'removal.done' : 'removal.back';
          return may.has('participant.remove') ? say(tWaiting(done, { name }), true) : undefined;
        }
        case 'microphone.allMuted':
          if (event.actorId === selfId) return say(t('govern.muted'), true);
          return;
        case 'microphone.modeSet': {
          const locked = tConference('microphonesLocked');
          // The dock says it to the eye.
          if (isLockedOut(view)) return say(locked, false);
          return setSaid((before) => (before?.text === locked ? null : before));
        }
      }
    },
    [store, t, tFloor, tCheckIn, tRecording, tWaiting, tConference, outcomeWords, voidReason],
  );
  useLiveEvents(hear);
  useEffect(
    () =>
      store.media.onNotice((notice) => {
        if (notice.type !== 'microphonePutOff') return;
        const { frame, seq } = store.getSnapshot().state;
        const name = nameOfUser(frame, notice.userId);
        setSaid({ text: tConference('ask.putOff', { name }), seen: true, seq });
      }),
    [store, tConference],
  );
  // Who comes into a meeting that is being recorded is told at once.
  useEffect(() => {
    const { recording, seq } = store.getSnapshot().state;
    if (recording) setSaid({ text: tRecording('already'), seen: true, seq });
  }, [store, tRecording]);

  useEffect(() => {
    if (!said?.seen || said.stays) return;
    const timer = setTimeout(() => setSaid({ ...said, seen: false }), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);

  return (
    <div className={classes.place} aria-live="polite">
      {said &&
        (said.seen ? (
          <div className={classes.said} key={said.seq}>
            <p>{said.text}</p>
            <IconButton
              size="small"
              label={t('announce.dismiss')}
              onClick={() => setSaid({ ...said, seen: false })}
            >
              <IconX size={18} />
            </IconButton>
          </div>
        ) : (
          <VisuallyHidden>{said.text}</VisuallyHidden>
        ))}
    </div>
  );
}

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useCheckIn } from '#client/features/attendance/use-check-in.ts';
import { useLiveStore, useLiveView, useMay } from '#client/live/use-live.ts';
import type { BallotMethod } from '#contract/live/ballot-method.ts';
import type { OpenBallot } from '#contract/live/state.ts';
import { BallotOutbox, type OwnBallot } from './ballot-outbox.ts';
import { openPost, sealedPost } from './ballot-post.ts';

/** One's own ballot of the open vote; null when there is none, or one is not entitled. */
export type UseOwnBallot = {
  own: OwnBallot;
  choose: BallotOutbox['choose'];
  send: BallotOutbox['send'];
  confirm: BallotOutbox['confirm'];
  acknowledge: BallotOutbox['acknowledge'];
} | null;

const nothing = { subscribe: () => () => {}, getSnapshot: () => null };

/** Follows one's own ballot of the open vote, from the draft to the receipt. */
export function useOwnBallot(ballot: OpenBallot | null): UseOwnBallot {
  const { meetingId, command } = useLiveStore();
  const checkIn = useCheckIn();
  const selfId = useLiveView((view) => view.selfId);
  const mayCast = useMay('ballot.cast');
  const ballotId = ballot?.ballotId ?? null;
  const itemId = ballot?.itemId ?? null;
  const question = ballot?.question ?? '';
  const methodText = JSON.stringify(ballot?.method ?? null);
  const method = useMemo(
    () => (JSON.parse(methodText) as BallotMethod | null) ?? undefined,
    [methodText],
  );
  const publicKey = ballot?.secret?.publicKey ?? null;
  const signingKey = ballot?.secret?.signingKey ?? '';
  const isVoter = selfId !== null && (ballot?.voters.includes(selfId) ?? false);
  const entitled = mayCast && isVoter && ballot?.hands === undefined;
  const [outbox, setOutbox] = useState<BallotOutbox | null>(null);

  useEffect(() => {
    if (!ballotId || !selfId || !entitled) return;
    const vote = { meetingId, ballotId, itemId, question, method, voterId: selfId };
    const made = new BallotOutbox(meetingId, ballotId, selfId, {
      post: publicKey === null ? openPost(vote) : sealedPost({ ...vote, publicKey, signingKey }),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      storage: localStorage,
    });
    setOutbox(made);
    return () => {
      made.close();
      setOutbox(null);
    };
    // Each for itself: the same vote in a new state must not begin the ballot anew.
  }, [meetingId, ballotId, itemId, question, method, publicKey, signingKey, selfId, entitled]);

  const isPaused = ballot?.pausedAt !== undefined;
  useEffect(() => {
    if (!isPaused) outbox?.resume();
  }, [outbox, isPaused]);

  const source = outbox ?? nothing;
  const own: OwnBallot | null = useSyncExternalStore(source.subscribe, source.getSnapshot);
  if (!outbox || !own) return null;
  const send = () => {
    // Who votes is here: the count of those present must not say otherwise.
    if (checkIn?.due) {
      command('attendance.checkIn', { mode: checkIn.mode }).catch(() => undefined);
    }
    return outbox.send();
  };
  return {
    own,
    choose: (choice) => outbox.choose(choice),
    send,
    confirm: (password) => outbox.confirm(password),
    acknowledge: () => outbox.acknowledge(),
  };
}

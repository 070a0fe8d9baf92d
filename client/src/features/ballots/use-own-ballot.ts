import { useEffect, useState, useSyncExternalStore } from 'react';
import { call } from '#client/api/call.ts';
import { useCheckIn } from '#client/features/attendance/use-check-in.ts';
import { useLiveStore, useLiveView, useMay } from '#client/live/use-live.ts';
import type { OpenBallot } from '#contract/live/state.ts';
import { BallotOutbox, type OwnBallot } from './ballot-outbox.ts';

/** One's own ballot of the open vote; null when there is none, or one is not entitled. */
export type UseOwnBallot = {
  own: OwnBallot;
  choose: BallotOutbox['choose'];
  send: BallotOutbox['send'];
} | null;

const nothing = { subscribe: () => () => {}, getSnapshot: () => null };

/** Follows one's own ballot of the open vote, from the draft to the receipt. */
export function useOwnBallot(ballot: OpenBallot | null): UseOwnBallot {
  const { meetingId, command } = useLiveStore();
  const checkIn = useCheckIn();
  const selfId = useLiveView((view) => view.selfId);
  const mayCast = useMay('ballot.cast');
  const ballotId = ballot?.ballotId ?? null;
  const entitled = mayCast && selfId !== null && (ballot?.voters.includes(selfId) ?? false);
  const [outbox, setOutbox] = useState<BallotOutbox | null>(null);

  useEffect(() => {
    if (!ballotId || !selfId || !entitled) return;
    const params = { meetingId, ballotId };
    const made = new BallotOutbox(meetingId, ballotId, selfId, {
      cast: (choice) => call('ballots.cast', { params, body: { choice } }),
      mine: () => call('ballots.mine', { params }),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      storage: localStorage,
    });
    setOutbox(made);
    return () => {
      made.close();
      setOutbox(null);
    };
  }, [meetingId, ballotId, selfId, entitled]);

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
  return { own, choose: (choice) => outbox.choose(choice), send };
}

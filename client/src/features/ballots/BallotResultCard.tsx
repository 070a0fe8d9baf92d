import type { ClosedBallot, MeetingFrame } from '#contract/live/state.ts';
import classes from './Ballots.module.css';
import { OutcomeLines, RollCall } from './OutcomeLines.tsx';
import { lookOf } from './option-ranks.ts';
import { SecretCountLines } from './SecretCountLines.tsx';

/** A published result: what came of the vote, and the roll call or the count of sealed ballots. */
export function BallotResultCard({
  ballot,
  frame,
  rollCallOpen,
}: {
  ballot: ClosedBallot;
  frame: MeetingFrame | null;
  rollCallOpen: boolean;
}) {
  return (
    <section className={classes.card} data-outcome={lookOf(ballot.result)}>
      <OutcomeLines ballot={ballot} closedAt={ballot.closedAt} outcome={ballot} />
      {ballot.secretCount ? (
        <SecretCountLines ballot={ballot} count={ballot.secretCount} />
      ) : (
        <RollCall
          method={ballot.method}
          rollCall={ballot.rollCall}
          frame={frame}
          open={rollCallOpen}
        />
      )}
    </section>
  );
}

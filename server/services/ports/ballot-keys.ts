import type { BallotId } from '#contract/ids.ts';
import type { BallotOpener } from '#contract/secret-ballots/seal-ballot.ts';

/** The private keys of secret ballots while these are open. They are never in the database nor in a backup. */
export interface BallotKeys {
  /** Makes the key pair of a ballot and keeps the private key; returns the public one. */
  make(ballotId: BallotId): Promise<string>;
  /** What opens the ballots that were sealed for this public key; null when the private key is lost. */
  openerOf(ballotId: BallotId, publicKey: string): Promise<BallotOpener | null>;
  /** Destroys the private key; none is fine. */
  destroy(ballotId: BallotId): Promise<void>;
  /** The ballots whose keys are kept. */
  kept(): Promise<BallotId[]>;
}

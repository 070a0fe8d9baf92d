import type { UserId } from '#contract/ids.ts';
import { canonicalChoice } from '#contract/live/ballot-choice.ts';
import type { BallotChoice } from '#contract/live/state.ts';
import { sha256Hex, toHex } from '#contract/secret-ballots/hex.ts';
import { sealBallot } from '#contract/secret-ballots/seal-ballot.ts';
import { newSlipCode, slipBytesOf } from '#contract/secret-ballots/slip.ts';
import { type BallotQuestion, questionHashOf } from '#contract/secret-ballots/terms.ts';

/** Seals a choice with a new random code, in the size of its vote; loaded only when somebody votes in a secret vote. */
export async function sealChoice(
  publicKey: string,
  { voterId, ...asked }: BallotQuestion & { voterId: UserId },
  choice: BallotChoice,
): Promise<{ envelope: string; envelopeHash: string; code: string }> {
  const code = newSlipCode();
  const { ballotId } = asked;
  const binding = { ballotId, questionHash: await questionHashOf(asked), voterId };
  const envelope = await sealBallot(
    publicKey,
    binding,
    { code, choice: canonicalChoice(choice) },
    slipBytesOf(asked.method),
  );
  return { envelope: toHex(envelope), envelopeHash: await sha256Hex(envelope), code };
}

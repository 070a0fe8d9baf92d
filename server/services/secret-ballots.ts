import { refuse } from '#contract/errors.ts';
import { BallotId, type CommandId, type UserId } from '#contract/ids.ts';
import type { Command, ServerCommand } from '#contract/live/commands.ts';
import type { LiveState, OpenBallot } from '#contract/live/state.ts';
import type { BallotSigner } from '#contract/secret-ballots/signing.ts';
import { type Slip, slipBytesOf } from '#contract/secret-ballots/slip.ts';
import { questionHashOf } from '#contract/secret-ballots/terms.ts';
import { votersToOpenFor } from '#server/domain/live/decide-ballots.ts';
import type { DecideContext } from '#server/domain/live/decide-context.ts';
import { type SecretTally, tallySlips } from '#server/domain/secret-tally.ts';
import type { BallotKeys } from './ports/ballot-keys.ts';
import type { LiveTransaction } from './ports/live-events.ts';

/** What secret ballots need while they open and while they are counted. */
export type SecretBallots = { keys: BallotKeys; signer: BallotSigner };

type BallotFacts = Pick<DecideContext, 'castVotes' | 'secretTerms' | 'secretTally' | 'pausedMs'>;

/**
 * What a decision on a ballot must know beside the state: the terms of a secret one that opens, or what was cast in one that
 * closes or is published. A secret one is counted here, in the transaction of its close. Null where no secret ballots can be held.
 */
export async function ballotFacts(
  secretBallots: SecretBallots | null,
  tx: LiveTransaction,
  {
    state,
    command,
    commandId,
  }: { state: LiveState; command: Command | ServerCommand; commandId: CommandId },
): Promise<BallotFacts> {
  const castVotes = new Map();
  if (command.name === 'ballot.open' && command.input.secret) {
    if (!secretBallots) throw refuse('UNAVAILABLE', 'no-secret-ballots');
    // Asked before the key is made: a vote that is refused must leave none behind.
    votersToOpenFor(state, command.input);
    const { keys, signer } = secretBallots;
    const { question, itemId, method, secret } = command.input;
    const ballotId = BallotId.parse(commandId);
    const secretTerms = {
      publicKey: await keys.make(ballotId),
      questionHash: await questionHashOf({ ballotId, itemId, question, method }),
      signingKey: signer.publicKey,
      codesShownTo: secret.codesShownTo,
      ...(state.frame?.asksPassword && { asksPassword: true as const }),
    };
    return { castVotes, secretTerms };
  }
  if (command.name === 'ballot.resume')
    return { castVotes, pausedMs: await tx.pausedMs(command.input.ballotId) };
  if (command.name !== 'ballot.close' && command.name !== 'ballot.publish') return { castVotes };
  const { ballotId } = command.input;
  const isClose = command.name === 'ballot.close';
  const ballot = isClose ? state.openBallot : state.countedBallot?.ballot;
  // The decision refuses what is not under way: nothing is counted for it.
  if (ballot?.ballotId !== ballotId) return { castVotes };
  if (!ballot.secret) return { castVotes: await tx.sealBallot(ballotId) };
  const counting = isClose ? count(secretBallots, tx, ballot) : tx.sealed.counted(ballotId);
  return { castVotes, secretTally: await counting };
}

/** Opens what belongs to each received mark, spoils what does not open, and puts the slips in the place of the sealed ballots. */
async function count(
  secretBallots: SecretBallots | null,
  tx: LiveTransaction,
  { ballotId, method, secret }: OpenBallot,
): Promise<SecretTally> {
  if (!secret) throw new Error('an open ballot has nothing sealed');
  const opener = await secretBallots?.keys.openerOf(ballotId, secret.publicKey);
  if (!opener) return { kind: 'keyLost' };
  const slipBytes = slipBytesOf(method);
  const opened = new Map<UserId, Slip | null>();
  for (const [voterId, envelope] of await tx.sealed.read(ballotId)) {
    const binding = { ballotId, questionHash: secret.questionHash, voterId };
    opened.set(voterId, envelope && (await opener.open(binding, envelope, slipBytes)));
  }
  const tally = tallySlips(opened, method);
  await tx.sealed.replaceBySlips(ballotId, tally);
  return tally;
}

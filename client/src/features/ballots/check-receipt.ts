import { isReceiptGenuine, type SealedReceipt } from '#contract/secret-ballots/receipt.ts';
import { type BallotQuestion, questionHashOf } from '#contract/secret-ballots/terms.ts';

/**
 * Whether a receipt is for this ballot and the question as it is shown here, signed by the key that the vote opened with. Null
 * where this browser cannot check signatures (Ed25519).
 */
export async function checkReceipt(
  receipt: SealedReceipt,
  asked: BallotQuestion,
  signingKey: string,
): Promise<boolean | null> {
  if (receipt.ballotId !== asked.ballotId) return false;
  if (receipt.questionHash !== (await questionHashOf(asked))) return false;
  return isReceiptGenuine(receipt, signingKey).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'NotSupportedError') return null;
    return false;
  });
}

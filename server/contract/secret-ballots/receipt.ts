import { z } from 'zod';
import { BallotId } from '../ids.ts';
import { isSignedBy } from './signing.ts';
import { Sha256, Signature } from './terms.ts';

/** The receipt of a sealed ballot: its hash, signed. It has no time, so that the same ballot gives the same receipt. */
export const SealedReceipt = z.object({
  ballotId: BallotId,
  questionHash: Sha256,
  envelopeHash: Sha256,
  signature: Signature,
});
export type SealedReceipt = z.infer<typeof SealedReceipt>;

/** The text that a receipt's signature is over. */
export function receiptText(receipt: Omit<SealedReceipt, 'signature'>): string {
  const { ballotId, questionHash, envelopeHash } = receipt;
  return `nghi-su/receipt/1|${ballotId}|${questionHash}|${envelopeHash}`;
}

/** True when the receipt was signed by this key. */
export function isReceiptGenuine(receipt: SealedReceipt, signingKey: string): Promise<boolean> {
  return isSignedBy(signingKey, receiptText(receipt), receipt.signature);
}

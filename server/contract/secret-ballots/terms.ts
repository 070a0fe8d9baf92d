import { z } from 'zod';
import { AgendaItemId, BallotId } from '../ids.ts';
import { BallotMethod } from '../live/ballot-method.ts';
import { sha256Hex } from './hex.ts';

/** SHA-256 as hexadecimal. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** An Ed25519 public key as hexadecimal. */
export const SigningKey = z.string().regex(/^[0-9a-f]{64}$/);

/** An Ed25519 signature as hexadecimal. */
export const Signature = z.string().regex(/^[0-9a-f]{128}$/);

/** Who gets the list of slips with their codes after the count: everybody in the meeting, those who lead it, or nobody. */
export const CodesShownTo = z.enum(['participants', 'tellers', 'nobody']);
export type CodesShownTo = z.infer<typeof CodesShownTo>;

/** What is fixed when a secret ballot opens: for which key to seal, over which question, and by whom results are signed. */
export const SecretTerms = z.object({
  /** The ballot's P-256 public key, an uncompressed point as hexadecimal. */
  publicKey: z.string().regex(/^04[0-9a-f]{128}$/),
  questionHash: Sha256,
  signingKey: SigningKey,
  codesShownTo: CodesShownTo,
  /** A ballot is accepted only after its voter has confirmed with the password. */
  asksPassword: z.literal(true).optional(),
});
export type SecretTerms = z.infer<typeof SecretTerms>;

/** How the sealed ballots of a secret vote were counted: received = counted + spoiled. */
export const SecretCount = z.object({ received: z.int(), counted: z.int(), spoiled: z.int() });

/** What a secret ballot is about, for its hash. */
export const BallotQuestion = z.object({
  ballotId: BallotId,
  itemId: AgendaItemId.nullable(),
  question: z.string(),
  method: BallotMethod.optional(),
});
export type BallotQuestion = z.infer<typeof BallotQuestion>;

/**
 * The hash that freezes the question, with its options in their order; a device makes it of what it shows, so that another question
 * or another list on the server does not open.
 */
export function questionHashOf({
  ballotId,
  itemId,
  question,
  method,
}: BallotQuestion): Promise<string> {
  const asked: unknown[] = [ballotId, itemId, question];
  if (method) {
    const { options, atMost, winsBy, otherOpinion = false } = method;
    asked.push([options, atMost, winsBy, otherOpinion]);
  }
  return sha256Hex(JSON.stringify(asked));
}

import { z } from 'zod';
import { MeetingId } from '../ids.ts';
import { Choice } from '../live/state.ts';
import { type BallotSigner, isSignedBy } from './signing.ts';
import { SlipCode } from './slip.ts';
import { BallotQuestion, questionHashOf, Sha256, Signature, SigningKey } from './terms.ts';

const Count = z.int().min(0);

/** What is published of a secret ballot after its count. Slips are sorted, receipts too: no order says who came when. */
export const BundleContent = z.object({
  format: z.literal('nghi-su/secret-ballot/1'),
  meetingId: MeetingId,
  ...BallotQuestion.shape,
  questionHash: Sha256,
  signingKey: SigningKey,
  /** How many were entitled. */
  entitled: Count,
  /** The hash of each ballot that was received; the voter finds the own receipt among them. */
  received: z.array(Sha256),
  /** How many sealed ballots were opened, and how many of them held no valid slip. */
  envelopes: Count,
  spoiled: Count,
  /** `code` is null where codes are not for the reader. */
  slips: z.array(z.object({ code: SlipCode.nullable(), choice: Choice })),
  totals: z.record(Choice, Count),
});
export type BundleContent = z.infer<typeof BundleContent>;

/** A published bundle: its content and the signature over it. */
export const BallotBundle = z.object({ content: BundleContent, signature: Signature });
export type BallotBundle = z.infer<typeof BallotBundle>;

/** One thing that `checkBundle` looked at. */
export type BundleCheck = { what: BundleCheckName; ok: boolean };

/** What is checked of a bundle, in this order. */
export const BUNDLE_CHECKS = [
  'signature',
  'question',
  'envelopes',
  'received',
  'entitled',
  'distinct',
  'totals',
] as const;
type BundleCheckName = (typeof BUNDLE_CHECKS)[number];

/** Signs what is published; the same content gives the same bundle. */
export async function signBundle(
  signer: BallotSigner,
  content: BundleContent,
): Promise<BallotBundle> {
  return { content, signature: await signer.sign(canonical(content)) };
}

/**
 * Counts a bundle again without the server: envelopes = counted + spoiled = received marks ≤ entitled, nothing twice, totals as the
 * slips say, and signed by the key that it names. Whether that key is the right one shows its fingerprint in the minutes.
 */
export async function checkBundle({ content, signature }: BallotBundle): Promise<BundleCheck[]> {
  const { slips, received, totals, envelopes } = content;
  const codes = slips.flatMap(({ code }) => (code === null ? [] : [code]));
  const passed: Record<BundleCheckName, boolean> = {
    signature: await isSignedBy(content.signingKey, canonical(content), signature),
    question: (await questionHashOf(content)) === content.questionHash,
    envelopes: envelopes === slips.length + content.spoiled,
    received: envelopes === received.length,
    entitled: received.length <= content.entitled,
    distinct: new Set(received).size === received.length && new Set(codes).size === codes.length,
    totals: Choice.options.every(
      (choice) => totals[choice] === slips.filter((slip) => slip.choice === choice).length,
    ),
  };
  return BUNDLE_CHECKS.map((what) => ({ what, ok: passed[what] }));
}

/** One text for one content: the schema gives the order of the fields, not the file. */
function canonical(content: BundleContent): string {
  return JSON.stringify(BundleContent.parse(content));
}

import { z } from 'zod';
import { MeetingId } from '../ids.ts';
import { picksFault } from '../live/ballot-choice.ts';
import { BallotMethod } from '../live/ballot-method.ts';
import { countMarks } from '../live/option-counts.ts';
import { Choice } from '../live/state.ts';
import { type BallotSigner, isSignedBy } from './signing.ts';
import { SlipCode, SlipMarks } from './slip.ts';
import { BallotQuestion, questionHashOf, Sha256, Signature, SigningKey } from './terms.ts';

const Count = z.int().min(0);

const { method: _, ...question } = BallotQuestion.shape;

/** What is published of every secret ballot, in the order in which it is signed. */
const published = {
  meetingId: MeetingId,
  ...question,
  questionHash: Sha256,
  signingKey: SigningKey,
  /** How many were entitled. */
  entitled: Count,
  /** The hash of each ballot that was received; the voter finds the own receipt among them. */
  received: z.array(Sha256),
  /** How many sealed ballots were opened, and how many of them held no valid slip. */
  envelopes: Count,
  spoiled: Count,
};

/** `code` is null where codes are not for the reader. */
const slipsOf = <C extends z.ZodType>(choice: C) =>
  z.array(z.object({ code: SlipCode.nullable(), choice }));

/** What is published of a secret ballot for/against/abstain. */
export const MotionBundle = z.object({
  format: z.literal('nghi-su/secret-ballot/1'),
  ...published,
  slips: slipsOf(Choice),
  totals: z.record(Choice, Count),
});
export type MotionBundle = z.infer<typeof MotionBundle>;

/** What is published of a secret ballot of options; what voters wrote stands apart from the slips, sorted by its letters. */
export const OptionsBundle = z.object({
  format: z.literal('nghi-su/secret-ballot/2'),
  ...published,
  method: BallotMethod,
  slips: slipsOf(SlipMarks),
  totals: z.object({ counts: z.array(Count), other: Count, blank: Count }),
  otherOpinions: z.array(z.string()),
});
export type OptionsBundle = z.infer<typeof OptionsBundle>;

/** What is published of a secret ballot after its count. Slips are sorted, receipts too: no order says who came when. */
export const BundleContent = z.discriminatedUnion('format', [MotionBundle, OptionsBundle]);
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
  'choices',
  'opinions',
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
 * slips say, and signed by the key that it names. Whether that key is the right one shows the key in the minutes.
 */
export async function checkBundle({ content, signature }: BallotBundle): Promise<BundleCheck[]> {
  const { slips, received, envelopes } = content;
  const codes = slips.flatMap(({ code }) => (code === null ? [] : [code]));
  const passed: Record<BundleCheckName, boolean> = {
    signature: await isSignedBy(content.signingKey, canonical(content), signature),
    question: (await questionHashOf(content)) === content.questionHash,
    envelopes: envelopes === slips.length + content.spoiled,
    received: envelopes === received.length,
    entitled: received.length <= content.entitled,
    distinct: new Set(received).size === received.length && new Set(codes).size === codes.length,
    ...(content.format === 'nghi-su/secret-ballot/1'
      ? { choices: true, opinions: true, totals: isMotionCounted(content) }
      : checkOptions(content)),
  };
  return BUNDLE_CHECKS.map((what) => ({ what, ok: passed[what] }));
}

function isMotionCounted({ slips, totals }: MotionBundle): boolean {
  return Choice.options.every(
    (choice) => totals[choice] === slips.filter((slip) => slip.choice === choice).length,
  );
}

/** Every slip is one that the method allows, each that says so has a text and no text comes from elsewhere, and the count is right. */
function checkOptions({ method, slips, totals, otherOpinions }: OptionsBundle) {
  const marks = slips.map((slip) => slip.choice);
  const recounted = countMarks(method.options.length, marks);
  const isValid = ({ options, other }: SlipMarks) =>
    picksFault(method, { options, ...(other && { other: '…' }) }) === null;
  const sorted = otherOpinions.toSorted();
  return {
    choices: marks.every(isValid),
    opinions:
      otherOpinions.length === marks.filter(({ other }) => other).length &&
      otherOpinions.every((text, n) => text === sorted[n]),
    totals:
      recounted.other === totals.other &&
      recounted.blank === totals.blank &&
      recounted.counts.length === totals.counts.length &&
      recounted.counts.every((votes, place) => votes === totals.counts[place]),
  };
}

/** One text for one content: the schema gives the order of the fields, not the file. */
function canonical(content: BundleContent): string {
  return JSON.stringify(BundleContent.parse(content));
}

import type { MeetingId } from '#contract/ids.ts';
import { countMarks } from '#contract/live/option-counts.ts';
import type { Choice, ClosedBallot } from '#contract/live/state.ts';
import type { BundleContent } from '#contract/secret-ballots/bundle.ts';
import { type CountedSlip, type SlipMarks, slipText } from '#contract/secret-ballots/slip.ts';
import type { SecretTerms } from '#contract/secret-ballots/terms.ts';
import { totalsOf } from '#server/domain/majority.ts';
import type { CountedRows } from './ports/ballot-box.ts';

/** What is published of a counted secret ballot. Without codes the slips are sorted by choice: the order of their codes must not come through. */
export function bundleContent(
  meetingId: MeetingId,
  { ballotId, itemId, question, method, voters, secretCount }: ClosedBallot,
  { questionHash, signingKey }: SecretTerms,
  { rows, withCodes }: { rows: CountedRows; withCodes: boolean },
): BundleContent {
  const published = {
    meetingId,
    ballotId,
    itemId,
    question,
    questionHash,
    signingKey,
    entitled: voters.length,
    received: rows.receivedHashes,
    envelopes: secretCount?.received ?? 0,
    spoiled: secretCount?.spoiled ?? 0,
  };
  if (!method) {
    const slips = rows.slips.filter(isOfMotion);
    return {
      format: 'nghi-su/secret-ballot/1',
      ...published,
      slips: withCodes ? slips : byChoice(slips),
      totals: totalsOf(slips.map((slip) => slip.choice)),
    };
  }
  const slips = rows.slips.filter(isOfOptions);
  const marks = slips.map((slip) => slip.choice);
  return {
    format: 'nghi-su/secret-ballot/2',
    ...published,
    method,
    slips: withCodes ? slips : byChoice(slips),
    totals: countMarks(method.options.length, marks),
    otherOpinions: [...rows.otherOpinions],
  };
}

function byChoice<C extends Choice | SlipMarks>(slips: readonly { choice: C }[]) {
  return slips
    .map(({ choice }) => ({ code: null, choice }))
    .sort((a, b) => slipText(a).localeCompare(slipText(b)));
}

function isOfMotion(slip: CountedSlip): slip is CountedSlip & { choice: Choice } {
  return typeof slip.choice === 'string';
}

function isOfOptions(slip: CountedSlip): slip is CountedSlip & { choice: SlipMarks } {
  return typeof slip.choice !== 'string';
}

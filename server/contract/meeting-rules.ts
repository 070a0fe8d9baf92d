import { z } from 'zod';

/** A part of a whole, from more than nothing up to all of it: two of three. */
export const Share = z
  .object({ numerator: z.int().min(1).max(100), denominator: z.int().min(1).max(100) })
  .refine(({ numerator, denominator }) => numerator <= denominator, { path: ['numerator'] });
export type Share = z.infer<typeof Share>;

/** Whether a share must be exceeded or is enough when it is just reached. */
export const Bound = z.enum(['moreThan', 'atLeast']);
export type Bound = z.infer<typeof Bound>;

/** Of whom a share is taken: of all who have a vote, or of those of them who are present when the vote closes. */
export const VoteBase = z.enum(['members', 'present']);
export type VoteBase = z.infer<typeof VoteBase>;

/** By how much of whom a vote is won: never by less than half, nor by more than everybody. */
export const Majority = z
  .object({ ...Share.shape, bound: Bound, base: VoteBase })
  .refine(({ numerator, denominator, bound }) => {
    const isReachable = bound === 'moreThan' ? numerator < denominator : numerator <= denominator;
    return isReachable && numerator * 2 >= denominator;
  })
  .meta({ description: 'A share of at least half, which can be reached' });
export type Majority = z.infer<typeof Majority>;

/** What holds when all have voted and the two sides are equal: the side of the chair decides, or the question is rejected. */
export const TieRule = z.enum(['chair', 'rejected']);
export type TieRule = z.infer<typeof TieRule>;

/** How long a speech lasts unless the chair gives more, in seconds. */
export const SpeechSeconds = z.int().min(30).max(3600);

/** The whole rule of decision that a vote is measured by. */
export const DecisionRule = z.object({
  numerator: z.int(),
  denominator: z.int(),
  bound: Bound,
  base: VoteBase,
  tie: TieRule,
});
export type DecisionRule = z.infer<typeof DecisionRule>;

/** More than half of all members, a tie going with the chair: what votes were measured by before the rule was kept with them. */
export const COMMON_DECISION: DecisionRule = {
  numerator: 1,
  denominator: 2,
  bound: 'moreThan',
  base: 'members',
  tie: 'chair',
};

/** Which voting members may vote: all of them, or those who are present when the vote opens. */
export const Entitled = z.enum(['members', 'present']);
export type Entitled = z.infer<typeof Entitled>;

/** Whether somebody may come in the place of who is absent, and whether the vote of the seat comes with it. */
export const SubstituteRule = z.enum(['none', 'withoutVote', 'withVote']);
export type SubstituteRule = z.infer<typeof SubstituteRule>;

/** For how many absent members one present member may vote; 0: everybody votes for themselves alone. */
export const ProxiesPerHolder = z.int().min(0).max(5);

/** Who votes, and for whom. */
export const VotingRule = z.object({
  entitled: Entitled,
  substitutes: SubstituteRule,
  proxiesPerHolder: ProxiesPerHolder,
});
export type VotingRule = z.infer<typeof VotingRule>;

/** All members vote, each in person: what votes were held by before the rule was kept with the meeting. */
export const COMMON_VOTING: VotingRule = {
  entitled: 'members',
  substitutes: 'none',
  proxiesPerHolder: 0,
};

/** The rules of procedure that a meeting runs by, frozen at its release. */
export const MeetingRules = z.object({
  quorumNumerator: z.int(),
  quorumDenominator: z.int(),
  speechSeconds: z.int(),
  decision: DecisionRule.default(COMMON_DECISION),
  voting: VotingRule.default(COMMON_VOTING),
});
export type MeetingRules = z.infer<typeof MeetingRules>;

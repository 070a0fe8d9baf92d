import type { MeetingRules } from '#contract/live/state.ts';

/**
 * The rules of procedure that a meeting of a people's committee runs by: two thirds of the members must be present (Law on
 * the Organisation of Local Government, the session of a people's committee), and a speech lasts five minutes.
 */
export const COMMITTEE_RULES: MeetingRules = {
  quorumNumerator: 2,
  quorumDenominator: 3,
  speechSeconds: 300,
};

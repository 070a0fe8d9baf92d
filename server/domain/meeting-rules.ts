import type { RuleSetting } from '#contract/http/rules.ts';
import { COMMON_DECISION, COMMON_VOTING, type MeetingRules } from '#contract/meeting-rules.ts';
import { inForceOn } from './rule-history.ts';
import type { Day } from './working-days.ts';

/**
 * The rules of procedure that a meeting of a people's committee runs by where nothing is set for its day: two thirds of the
 * members must be present, more than half of them decide, the chair's side in a tie (Law on the Organisation of Local
 * Government, the session of a people's committee), each member votes in person, and a speech lasts five minutes.
 */
export const COMMITTEE_RULES: MeetingRules = {
  quorumNumerator: 2,
  quorumDenominator: 3,
  speechSeconds: 300,
  decision: COMMON_DECISION,
  voting: COMMON_VOTING,
};

/** The rules of procedure of a meeting that is held on the day. */
export function meetingRulesOn(settings: readonly RuleSetting[], day: Day): MeetingRules {
  const common = COMMITTEE_RULES.decision;
  const quorum = inForceOn(settings, 'meeting.quorum', day)?.value;
  const majority = inForceOn(settings, 'meeting.majority', day)?.value;
  const tie = inForceOn(settings, 'meeting.tie', day)?.value;
  const { voting } = COMMITTEE_RULES;
  const entitled = inForceOn(settings, 'meeting.entitled', day)?.value;
  const substitutes = inForceOn(settings, 'meeting.substitutes', day)?.value;
  const proxiesPerHolder = inForceOn(settings, 'meeting.proxies', day)?.value;
  const speechSeconds = inForceOn(settings, 'speech.seconds', day)?.value;
  return {
    quorumNumerator: quorum?.numerator ?? COMMITTEE_RULES.quorumNumerator,
    quorumDenominator: quorum?.denominator ?? COMMITTEE_RULES.quorumDenominator,
    speechSeconds: speechSeconds ?? COMMITTEE_RULES.speechSeconds,
    decision: { ...common, ...majority, tie: tie ?? common.tie },
    voting: {
      entitled: entitled ?? voting.entitled,
      substitutes: substitutes ?? voting.substitutes,
      proxiesPerHolder: proxiesPerHolder ?? voting.proxiesPerHolder,
    },
  };
}

import type { BallotMethod } from '#contract/live/ballot-method.ts';
import { type CountedMarks, countMarks } from '#contract/live/option-counts.ts';
import type { OptionsResult } from '#contract/live/options-result.ts';
import type { DecisionRule } from '#contract/meeting-rules.ts';
import { votesRequired } from './majority.ts';

/** A vote among options as it is counted. */
export type OptionsVote = {
  /** Of how many votes the rule takes its share. */
  base: number;
  ballots: readonly CountedMarks[];
  /** What voters wrote, in any order. */
  otherOpinions: readonly string[];
  /** What the chair marked; null where the chair did not vote, or nobody knows. */
  chairMarks: Pick<CountedMarks, 'options'> | null;
  /** How many ballots there are, where voters weigh otherwise than one. */
  voters?: number | undefined;
};

/** The options that won, and those between which nothing decides: fewer places are free than there are of them. */
export type Standing = Pick<OptionsResult, 'winners' | 'tied' | 'freePlaces' | 'decidedBy'>;

/**
 * The result by the method and the rule of decision. By `mostVotes` the options with the most votes win (relative majority); by
 * `majority` an option needs besides as many votes as the rule asks of the base, more than half of all members as a rule, as
 * decisions of a people's committee do (Law on the Organisation of Local Government, the session of a people's committee). Blank
 * ballots and other opinions stay in the base and are for no option.
 */
export function optionsResult(
  rule: DecisionRule,
  method: BallotMethod,
  vote: OptionsVote,
): OptionsResult {
  const { base, ballots, otherOpinions, chairMarks, voters } = vote;
  const counted = countMarks(method.options.length, ballots);
  const required = method.winsBy === 'majority' ? votesRequired(rule, base) : 1;
  const settled = settleTie(rule, standingOf(counted.counts, required, method.atMost), chairMarks);
  return {
    base,
    cast: ballots.reduce((votes, { weight = 1 }) => votes + weight, 0),
    ...(voters !== undefined && { voters }),
    required,
    ...counted,
    ...inOrderOfVotes(settled, counted.counts),
    otherOpinions: otherOpinions.toSorted(),
    rule,
  };
}

/**
 * Who has won by the votes alone: the options with enough of them, the most first, up to so many places. Options that are equal at
 * the last place are all `tied` unless there is room for each.
 */
export function standingOf(counts: readonly number[], required: number, places: number): Standing {
  const enough = counts.flatMap((votes, place) => (votes >= required ? [place] : []));
  const votesOf = (place: number) => counts[place] ?? 0;
  const ranked = enough.toSorted((a, b) => votesOf(b) - votesOf(a));
  const last = ranked[places - 1];
  if (ranked.length <= places || last === undefined)
    return { winners: ranked, tied: [], freePlaces: 0, decidedBy: 'votes' };
  const above = ranked.filter((place) => votesOf(place) > votesOf(last));
  const level = ranked.filter((place) => votesOf(place) === votesOf(last));
  const freePlaces = places - above.length;
  if (level.length === freePlaces)
    return { winners: ranked.slice(0, places), tied: [], freePlaces: 0, decidedBy: 'votes' };
  return { winners: above, tied: level, freePlaces, decidedBy: 'tie' };
}

/**
 * A tie goes with the side of the chair where the rule of ties says so and the chair's own ballot fills the free places exactly;
 * else it stays, and the meeting votes again between those that are equal. Source: the setting `meeting.tie`.
 */
function settleTie(
  rule: DecisionRule,
  standing: Standing,
  chairMarks: OptionsVote['chairMarks'],
): Standing {
  if (rule.tie !== 'chair' || standing.tied.length === 0) return standing;
  const chosen = standing.tied.filter((place) => chairMarks?.options.includes(place));
  if (chosen.length !== standing.freePlaces) return standing;
  return {
    winners: [...standing.winners, ...chosen],
    tied: [],
    freePlaces: 0,
    decidedBy: 'chair',
  };
}

/** The most votes first, equal ones in the order of the ballot. */
function inOrderOfVotes(standing: Standing, counts: readonly number[]): Standing {
  const order = (a: number, b: number) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b;
  return { ...standing, winners: standing.winners.toSorted(order) };
}

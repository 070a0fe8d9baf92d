import type { RuleKey, RuleSetting } from '#contract/http/rules.ts';
import type {
  Bound,
  Entitled,
  SubstituteRule,
  TieRule,
  VoteBase,
} from '#contract/meeting-rules.ts';

/** A rule as it is being written: texts as typed, each field there for the kinds of rules that have it. */
export type RuleDraft = {
  numerator: string;
  denominator: string;
  bound: Bound;
  base: VoteBase;
  tie: TieRule;
  entitled: Entitled;
  substitutes: SubstituteRule;
  /** Minutes of a speech, working days, or proxies. */
  amount: string;
  validFrom: string;
  legalSource: string;
};

/** What is wrong with a draft, by the field that it is shown at. */
export type DraftProblem = 'share' | 'majority' | 'minutes' | 'days' | 'day' | 'legalSource';

/** The draft that a rule is changed from: as it stands, from today on; the source is asked for anew. */
export function ruleDraft(current: RuleSetting | null, today: string): RuleDraft {
  const draft: RuleDraft = {
    numerator: '1',
    denominator: '2',
    bound: 'moreThan',
    base: 'members',
    tie: 'chair',
    entitled: 'members',
    substitutes: 'none',
    amount: '',
    validFrom: today,
    legalSource: '',
  };
  if (!current) return draft;
  switch (current.key) {
    case 'meeting.quorum':
    case 'meeting.majority': {
      const { numerator, denominator, ...rest } = current.value;
      return { ...draft, ...rest, numerator: `${numerator}`, denominator: `${denominator}` };
    }
    case 'meeting.tie':
      return { ...draft, tie: current.value };
    case 'meeting.entitled':
      return { ...draft, entitled: current.value };
    case 'meeting.substitutes':
      return { ...draft, substitutes: current.value };
    case 'speech.seconds':
      return { ...draft, amount: `${current.value / 60}`.replace('.', ',') };
    default:
      return { ...draft, amount: `${current.value}` };
  }
}

/** What a draft says as a setting of the rule; figures that were not typed well are NaN. */
export function settingIn(key: RuleKey, draft: RuleDraft): RuleSetting {
  const { validFrom } = draft;
  const more = { validFrom, legalSource: draft.legalSource.trim() };
  const share = {
    numerator: wholeNumber(draft.numerator),
    denominator: wholeNumber(draft.denominator),
  };
  switch (key) {
    case 'meeting.quorum':
      return { key, value: share, ...more };
    case 'meeting.majority':
      return { key, value: { ...share, bound: draft.bound, base: draft.base }, ...more };
    case 'meeting.tie':
      return { key, value: draft.tie, ...more };
    case 'meeting.entitled':
      return { key, value: draft.entitled, ...more };
    case 'meeting.substitutes':
      return { key, value: draft.substitutes, ...more };
    case 'speech.seconds':
      return { key, value: Math.round(Number(draft.amount.replace(',', '.')) * 60), ...more };
    default:
      return { key, value: wholeNumber(draft.amount), ...more };
  }
}

/** Everything that keeps a setting from being sent; the server holds the same limits. */
export function problemsIn(setting: RuleSetting, today: string): Set<DraftProblem> {
  const problems = new Set<DraftProblem>();
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(setting.validFrom);
  if (!isDay || setting.validFrom < today) problems.add('day');
  if (setting.legalSource.length < 5) problems.add('legalSource');
  const value = problemInValue(setting);
  if (value) problems.add(value);
  return problems;
}

function problemInValue(setting: RuleSetting): DraftProblem | null {
  switch (setting.key) {
    case 'meeting.quorum':
      return isShare(setting.value) ? null : 'share';
    case 'meeting.majority': {
      const { numerator, denominator, bound } = setting.value;
      if (!isShare(setting.value)) return 'share';
      const isReachable = bound === 'atLeast' || numerator < denominator;
      return isReachable && numerator * 2 >= denominator ? null : 'majority';
    }
    // Chosen from a list.
    case 'meeting.tie':
    case 'meeting.entitled':
    case 'meeting.substitutes':
    case 'meeting.proxies':
      return null;
    case 'speech.seconds':
      return isBetween(setting.value, 30, 3600) ? null : 'minutes';
    default:
      return isBetween(setting.value, 0, 30) ? null : 'days';
  }
}

function isShare({ numerator, denominator }: { numerator: number; denominator: number }): boolean {
  return isBetween(numerator, 1, 100) && isBetween(denominator, numerator, 100);
}

/** False for what is no number. */
function isBetween(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}

function wholeNumber(text: string): number {
  return /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : Number.NaN;
}

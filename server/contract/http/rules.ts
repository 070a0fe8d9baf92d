import { z } from 'zod';
import {
  Entitled,
  Majority,
  ProxiesPerHolder,
  Share,
  SpeechSeconds,
  SubstituteRule,
  TieRule,
} from '../meeting-rules.ts';
import { typedText } from '../typed-text.ts';
import { defineRoutes } from './route.ts';

/** By which rule of deadlines a kind of meeting is prepared: regular, thematic, or called urgently. */
export const Sitting = z.enum(['regular', 'thematic', 'urgent']);
export type Sitting = z.infer<typeof Sitting>;

/**
 * A rule of procedure that is kept as a dated setting: who must be present, what a vote is won by, what holds in a tie, who may
 * vote and for whom, how long a speech lasts, how many working days before the sitting its papers are due.
 */
export const RuleKey = z.enum([
  'meeting.quorum',
  'meeting.majority',
  'meeting.tie',
  'meeting.entitled',
  'meeting.substitutes',
  'meeting.proxies',
  'speech.seconds',
  'documents.due.regular',
  'documents.due.thematic',
  'documents.due.urgent',
]);
export type RuleKey = z.infer<typeof RuleKey>;

/** A day as yyyy-MM-dd. */
export const CalendarDay = z.iso.date();

/** So many working days before a sitting. */
const WorkingDays = z.int().min(0).max(30);

function settingOf<K extends RuleKey, V extends z.ZodType>(key: K, value: V) {
  return z.object({
    key: z.literal(key),
    value,
    validFrom: CalendarDay,
    legalSource: typedText().min(5).max(500),
  });
}

/** A rule as it is in force from a day on, with the text that it comes from. */
export const RuleSetting = z.discriminatedUnion('key', [
  settingOf('meeting.quorum', Share),
  settingOf('meeting.majority', Majority),
  settingOf('meeting.tie', TieRule),
  settingOf('meeting.entitled', Entitled),
  settingOf('meeting.substitutes', SubstituteRule),
  settingOf('meeting.proxies', ProxiesPerHolder),
  settingOf('speech.seconds', SpeechSeconds),
  settingOf('documents.due.regular', WorkingDays),
  settingOf('documents.due.thematic', WorkingDays),
  settingOf('documents.due.urgent', WorkingDays),
]);
export type RuleSetting = z.infer<typeof RuleSetting>;

/** The settings of one rule, or of several of the same kind of value. */
export type RuleSettingOf<K extends RuleKey> = Extract<RuleSetting, { key: K }>;

/** A rule with the setting in force today (null while there is none), those before it and those to come, from the earliest on. */
export const RuleHistory = z.object({
  key: RuleKey,
  past: z.array(RuleSetting),
  current: RuleSetting.nullable(),
  coming: z.array(RuleSetting),
});
export type RuleHistory = z.infer<typeof RuleHistory>;

/** A day that differs from the week's rule: no office works on it, or all do on a weekend's day in exchange. */
export const Holiday = z.object({
  day: CalendarDay,
  name: typedText().min(2).max(200),
  isWorkingDay: z.boolean(),
});
export type Holiday = z.infer<typeof Holiday>;

/**
 * What is written, and what the writer saw in its place (null where nothing was): who has seen something else than what is stored
 * by then is refused, so that nobody undoes what a colleague has just done.
 */
export type Writing<T> = { written: T; replaces: T | null };

function writingOf<T>(kind: z.ZodType<T>) {
  return z.object({ written: kind, replaces: kind.nullable() });
}

/** Routes of the rules of procedure and of the calendar of working days. */
export const ruleRoutes = defineRoutes({
  'rules.list': {
    method: 'GET',
    path: '/api/rules',
    action: 'account.use',
    summary: 'Every rule of procedure: in force today, before, and to come',
    answer: z.array(RuleHistory),
  },
  'rules.get': {
    method: 'GET',
    path: '/api/rules/:key',
    action: 'account.use',
    summary: 'A rule of procedure as it is in force on a day',
    params: z.object({ key: RuleKey }),
    query: z.object({ on: CalendarDay }),
    answer: RuleSetting,
  },
  'rules.set': {
    method: 'PUT',
    path: '/api/rules',
    action: 'rule.edit',
    summary: 'Set a rule from a day on, today at the earliest',
    body: writingOf(RuleSetting),
    answer: RuleSetting,
  },
  'rules.remove': {
    method: 'POST',
    path: '/api/rules/removal',
    action: 'rule.edit',
    summary: 'Take back what a rule is to be from a day on that has not come yet',
    body: RuleSetting,
    answer: z.object({}),
  },
  'holidays.list': {
    method: 'GET',
    path: '/api/holidays',
    action: 'account.use',
    summary: 'The days off and the exchanged working days of a year',
    query: z.object({ year: z.coerce.number<number>().int().min(2000).max(2100) }),
    answer: z.array(Holiday),
  },
  'holidays.set': {
    method: 'PUT',
    path: '/api/holidays',
    action: 'rule.edit',
    summary: 'Make a day a day off or an exchanged working day, or change what it is',
    body: writingOf(Holiday),
    answer: Holiday,
  },
  'holidays.remove': {
    method: 'POST',
    path: '/api/holidays/removal',
    action: 'rule.edit',
    summary: 'Let a day follow the rule of its week again',
    body: Holiday,
    answer: z.object({}),
  },
});

import { z } from 'zod';
import { defineRoutes } from './route.ts';

/** By which rule of deadlines a kind of meeting is prepared: regular, thematic, or called urgently. */
export const Sitting = z.enum(['regular', 'thematic', 'urgent']);
export type Sitting = z.infer<typeof Sitting>;

/** A rule of procedure that is kept as a dated setting: how many working days before the sitting its papers are due. */
export const RuleKey = z.enum([
  'documents.due.regular',
  'documents.due.thematic',
  'documents.due.urgent',
]);
export type RuleKey = z.infer<typeof RuleKey>;

/** A day as yyyy-MM-dd. */
export const CalendarDay = z.iso.date();

/** A rule as it is in force from a day on, with the text that it comes from. */
export const RuleSetting = z.object({
  key: RuleKey,
  value: z.int().min(0),
  validFrom: CalendarDay,
  legalSource: z.string(),
});
export type RuleSetting = z.infer<typeof RuleSetting>;

/** Routes of the rules of procedure. */
export const ruleRoutes = defineRoutes({
  'rules.get': {
    method: 'GET',
    path: '/api/rules/:key',
    action: 'account.use',
    summary: 'A rule of procedure as it is in force on a day',
    params: z.object({ key: RuleKey }),
    query: z.object({ on: CalendarDay }),
    answer: RuleSetting,
  },
});
